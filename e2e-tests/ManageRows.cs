using Microsoft.Playwright;

namespace PreventPublic.E2eTests;

/// <summary>One of everything that officers keep, begun through the screens: an empty list leads to no screen of its own.</summary>
internal static class ManageRows
{
    /// <summary>The key of an update that has two versions.</summary>
    public const string Written = "swept-update";

    private static string Today => $"{TimeProvider.System.GetLocalNow():yyyy-MM-dd}";

    /// <summary>Screens that begin something, and what a stranger to the form could not guess.</summary>
    private static readonly (string Address, (string Name, string Value)[] Known)[] Begun =
    [
        ("/newham/event-plans", []),
        ("/newham/press/new", []),
        ("/newham/partners/new", []),
        ("/newham/partners/distribution/new", []),
        ("/newham/packs", []),
        ("/newham/briefings/new", [("Form.Readers", "anybody"), ("Form.Handouts", ""), ("Form.Questions[0].AnsweredOn", ""), ("Form.Questions[1].AnsweredOn", ""), ("Form.Questions[2].AnsweredOn", "")]),
        ("/newham/plan/new", [("Form.Due", Today)]),
        ("/newham/webhooks", [("Receiver", "https://example.org/told")]),
        ("/newham/training/new", [("Form.On", Today), ("Form.RenewOn", "")]),
        ("/newham/bulletins", []),
        ("/newham/events/hall-managers-workshop/2027-01-26/add", []),
    ];

    /// <returns>What could not be begun, and why.</returns>
    public static async Task<IReadOnlyList<string>> BeginAsync(Officer officer)
    {
        var refused = new List<string>();
        foreach (var (address, known) in Begun)
        {
            await BeginAsync(officer, address, known);
            if (await officer.Page.Locator(".govuk-error-summary").CountAsync() > 0)
            {
                refused.Add($"{address}: {await officer.Page.Locator(".govuk-error-summary").InnerTextAsync()}");
            }
        }

        await WriteAsync(officer);
        await AddPictureAsync(officer);
        return refused;
    }

    /// <summary>An update in two versions, which somebody outside is to look at.</summary>
    private static async Task WriteAsync(Officer officer)
    {
        await officer.GoAsync("/newham/new/update");
        await officer.Page.FillAsync("[name=NewKey]", Written);
        foreach (var (field, value) in new[] { ("f.title", "Something new"), ("f.summary", "A few words."), ("f.date", Today), ("Body", "Read it.") })
        {
            await officer.Page.FillAsync($"[name='{field}']", value);
        }

        await officer.PressAsync("Save and send for review");
        await officer.GoAsync($"/newham/edit/updates/en/{Written}");
        await officer.Page.FillAsync("[name=Body]", "Read it again, and [the guidance](https://www.gov.uk/prevent-duty-training).");
        await officer.PressAsync("Save and send for review");
        await BeginAsync(officer, "/newham/looks/new", []);
    }

    /// <summary>A picture of the screen that takes pictures.</summary>
    private static async Task AddPictureAsync(Officer officer)
    {
        await officer.GoAsync("/newham/media");
        await officer.Page.SetInputFilesAsync("#Files", new FilePayload { Name = "swept.png", MimeType = "image/png", Buffer = await officer.Page.ScreenshotAsync() });
        await officer.PressAsync("Add");
    }

    private static async Task BeginAsync(Officer officer, string address, (string Name, string Value)[] known)
    {
        await officer.GoAsync(address);
        await officer.Page.EvaluateAsync(FillIn, known.ToDictionary(field => field.Name, field => field.Value));
        await officer.Page.Locator("[data-begin]").ClickAsync();
        await officer.Page.WaitForFunctionAsync("() => !document.querySelector('[data-begin]') && document.readyState === 'complete'");
    }

    /// <summary>Fills in the first form that begins something, as somebody would who has to try it out.</summary>
    private const string FillIn = """
        known => {
          const form = [...document.querySelectorAll('main form[method=post]')].find(form => form.querySelector('button.govuk-button:not(.govuk-button--warning):not(.govuk-button--secondary)'));
          const day = new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10);
          const today = new Date().toISOString().slice(0, 10);
          const guess = { date: day, time: '10:00', month: day.slice(0, 7), email: 'somebody@example.org', url: 'https://example.org/x', number: '3' };
          for (const field of form.elements) {
            if (field.name in known) { if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.value === known[field.name]; else field.value = known[field.name]; }
            else if (field.type === 'radio' || field.type === 'checkbox') { if (![...form.elements].some(other => other.name === field.name && other.checked)) field.checked = true; }
            else if (field.tagName === 'SELECT') { if (!field.value && field.options.length > 1) field.selectedIndex = 1; }
            else if (['text', 'textarea', 'email', 'date', 'time', 'number', 'month', 'url'].includes(field.type) && !field.value)
              field.value = guess[field.type] ?? (field.inputMode === 'numeric' ? '3' : 'Example words');
          }
          form.querySelector('button.govuk-button:not(.govuk-button--warning):not(.govuk-button--secondary)').dataset.begin = '';
        }
        """;
}
