using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>A member of staff in a browser with a passkey of their own (a virtual authenticator).</summary>
internal sealed class Officer(RunningSite site, IPage page)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    /// <summary>Everything that the page is made of, each kind once, and its headings.</summary>
    private const string Shape = """
        () => [...new Set([...document.querySelectorAll('*')].map(e => [e.tagName, e.className.baseVal ?? e.className, e.type, e.getAttribute('role'), e.hidden, e.disabled, e.checked, e.open].join(' ')))].sort().join('\n')
          + [...document.querySelectorAll('h1, h2, h3, h4')].map(e => e.tagName + (e.tagName === 'H1' ? '' : e.textContent)).join('\n')
        """;

    public IPage Page { get; } = page;

    public List<string> Faults { get; } = [];

    public static async Task<Officer> ArriveAsync(RunningSite site)
    {
        var page = await site.NewPageAsync(width: 1280, height: 900);
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        return new Officer(site, page);
    }

    /// <summary>The first administrator, who is set up once for all tests of a run.</summary>
    public static async Task<Officer> AdministratorAsync(RunningSite site)
    {
        if (site.Administrator is null)
        {
            site.Administrator = await ArriveAsync(site);
            await site.Administrator.SetUpAsync(site.FirstLink, "Ada Administrator");
        }

        return site.Administrator;
    }

    /// <summary>Invites a colleague, who makes a passkey at once.</summary>
    /// <param name="where">A site's id, or <c>*</c> for all of them.</param>
    /// <param name="languages">A translator's, with spaces between.</param>
    public async Task<Officer> InviteAsync(string name, string role, string where = "thurrock", string languages = "")
    {
        await OpenAsync("/staff/invite");
        await Page.FillAsync("[name=Name]", name);
        await Page.FillAsync("[name=Email]", $"{Guid.NewGuid():N}@example.gov.uk");
        await Page.CheckAsync($"[name=Role][value={role}]");
        await Page.SelectOptionAsync("[name=Where]", where);
        await Page.FillAsync("[name=Languages]", languages);
        await PressAsync("Make the invitation");
        var officer = await ArriveAsync(site);
        await officer.SetUpAsync((await Page.Locator(".pp-code--link").TextContentAsync())!);
        return officer;
    }

    public async Task SetUpAsync(string link, string? name = null)
    {
        await Page.GotoAsync(link);
        if (name is not null)
        {
            await Page.FillAsync("[name=Name]", name);
            await Page.FillAsync("[name=Email]", "first@example.gov.uk");
            await Page.ClickAsync("text=Continue");
        }

        await LookAsync();
        await Page.ClickAsync("text=Make a passkey");
        await Assertions.Expect(Page.Locator(".pp-manage__me")).ToBeVisibleAsync();
    }

    public async Task OpenAsync(string path)
    {
        await GoAsync(path);
        await LookAsync();
    }

    /// <summary>Opens a screen that is looked at elsewhere.</summary>
    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : site.Manage(path));

    public async Task PressAsync(string button)
    {
        // The old page is marked, so that the answer is waited for and not the page that is still there; a load event is missed at times.
        await Page.EvaluateAsync("() => { window.left = true; }");
        await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await Page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete'");
        await LookAsync();
    }

    /// <summary>A new update of Thurrock's, sent for review; leads to its version.</summary>
    public async Task WriteUpdateAsync(string key, string title, string body)
    {
        await OpenAsync("/thurrock/new/update");
        await Page.FillAsync("[name=NewKey]", key);
        await Page.FillAsync("[name='f.title']", title);
        await Page.FillAsync("[name='f.summary']", "A card with the numbers to call.");
        await Page.FillAsync("[name='f.date']", "2026-11-24");
        await Page.FillAsync("[name=Body]", body);
        await PressAsync("Save and send for review");
    }

    public async Task RewriteAsync(string edit, string body)
    {
        await OpenAsync(edit);
        await Page.FillAsync("[name=Body]", body);
        await PressAsync("Save and send for review");
    }

    public async Task ApproveAndPublishAsync(string version)
    {
        await OpenAsync(version);
        await PressAsync("Approve");
        await PressAsync("Publish now");
        await Assertions.Expect(Page.Locator("main .govuk-tag").First).ToHaveTextAsync("Published");
    }

    /// <summary>Takes back what a journey published, so that those after it find the site as it was.</summary>
    /// <param name="versions">Translations before their English, pages before what they show.</param>
    public async Task WithdrawAsync(params string[] versions)
    {
        foreach (var version in versions)
        {
            await OpenAsync(version);
            await Page.ClickAsync("text=Withdraw it");
            await Page.FillAsync("form[action*=Withdraw] [name=why]", "It was for one evening");
            await PressAsync("Withdraw now");
            await Assertions.Expect(Page.Locator("main .govuk-tag").First).ToHaveTextAsync("Withdrawn");
        }
    }

    /// <summary>
    /// Every screen on the way is checked for accessibility, once in each shape that it takes: with other parts, other states or
    /// another heading it is looked at again, with other words it is not.
    /// </summary>
    public async Task LookAsync()
    {
        if (!site.IsNewShape(await Page.EvaluateAsync<string>(Shape)))
        {
            return;
        }

        var axe = await Page.RunAxe(Rules);
        Faults.AddRange(axe.Violations.Select(violation => $"{Page.Url}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
    }
}

/// <summary>What an officer does in a week, whole, in a browser.</summary>
[Collection(RunningSite.Turns)]
public sealed class OfficerAtWork(RunningSite site)
{
    private const string Key = "a-new-card";
    private const string Address = $"/updates/{Key}";
    private const string Edit = $"/thurrock/edit/updates/en/{Key}";
    private const string Picture = "![A card on a table](media/card-on-a-table.webp)";

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public async Task An_update_goes_from_an_invitation_to_readers_is_mended_and_withdrawn()
    {
        var first = await Officer.AdministratorAsync(site);
        var author = await first.InviteAsync("Ben Author", "author");
        var translator = await first.InviteAsync("Dan Translator", "translator", languages: "ro");
        var publisher = await first.InviteAsync("Cai Publisher", "publisher");
        var reader = await site.NewPageAsync();

        var romanian = await WriteAsync(author, translator, publisher);
        await AppearAsync(publisher, reader);
        await MendAsync(author, publisher);
        await reader.GotoAsync(site.Address("thurrock", Address));
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Print it and keep it.");

        await publisher.WithdrawAsync(romanian);
        await publisher.OpenAsync(author.Page.Url);
        await publisher.Page.ClickAsync("text=Withdraw it");
        await publisher.Page.FillAsync("form[action*=Withdraw] [name=why]", "It was printed for one evening");
        await publisher.Page.CheckAsync("input[name=then][value=redirect]");
        await publisher.Page.FillAsync("[name=to]", "/updates");
        await publisher.PressAsync("Withdraw now");
        await reader.GotoAsync(site.Address("thurrock", Address));
        await Assertions.Expect(reader).ToHaveURLAsync(site.Address("thurrock", "/updates"));
        Assert.Empty(new[] { first, author, translator, publisher }.SelectMany(officer => officer.Faults));
    }

    /// <summary>With a picture and a contact, in two languages, each approved by a second person.</summary>
    /// <returns>The version in Romanian.</returns>
    private static async Task<string> WriteAsync(Officer author, Officer translator, Officer publisher)
    {
        await author.OpenAsync("/thurrock/media");
        await author.Page.SetInputFilesAsync("#Files", new FilePayload { Name = "card-on-a-table.png", MimeType = "image/png", Buffer = await author.Page.ScreenshotAsync() });
        await author.PressAsync("Add");
        await author.WriteUpdateAsync(Key, "A new contact card", $"Print it and keep it.\n\n{Picture}\n\n:::contact act-early");
        await publisher.OpenAsync(author.Page.Url);
        await publisher.PressAsync("Approve");
        await translator.OpenAsync($"/thurrock/edit/updates/ro/{Key}");
        await translator.Page.FillAsync("[name='f.title']", "Un card nou");
        await translator.Page.FillAsync("[name='f.summary']", "Un card cu numerele de telefon.");
        await translator.Page.FillAsync("[name=Body]", $"Tipăriți-l și păstrați-l.\n\n{Picture}\n\n:::contact act-early");
        await translator.PressAsync("Save and send for review");
        await publisher.OpenAsync(translator.Page.Url);
        await publisher.PressAsync("Approve");
        return translator.Page.Url;
    }

    /// <summary>Both languages at a full minute, twenty to eighty seconds from now, and not before.</summary>
    private async Task AppearAsync(Officer publisher, IPage reader)
    {
        await publisher.OpenAsync("/thurrock/publish");
        foreach (var title in new[] { "A new contact card", "Un card nou" })
        {
            await publisher.Page.GetByLabel(title).CheckAsync();
        }

        await publisher.Page.GetByLabel("At a moment to come").CheckAsync();
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(80);
        var due = soon.AddTicks(-(soon.Ticks % TimeSpan.TicksPerMinute));
        await publisher.Page.FillAsync("[name=At]", TimeZoneInfo.ConvertTime(due, London).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await publisher.PressAsync("Publish what is ticked");
        await Assertions.Expect(publisher.Page.Locator("#planned + ul li").Filter(new() { HasText = "and 1 more" })).ToContainTextAsync("Publish together on");
        var answer = await reader.GotoAsync(site.Address("thurrock", Address));
        for (var looks = 0; answer!.Status == 404 && looks < 240; looks++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            answer = await reader.ReloadAsync();
        }

        Assert.True(TimeProvider.System.GetUtcNow() >= due);
        await Assertions.Expect(reader.Locator("h1")).ToHaveTextAsync("A new contact card");
        await Assertions.Expect(reader.Locator("a[href='tel:08000113764']").First).ToBeVisibleAsync();
        Assert.True(await reader.GetByAltText("A card on a table").EvaluateAsync<int>("image => image.naturalWidth") > 0);
        await reader.GotoAsync(site.Address("thurrock", "/ro" + Address));
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Tipăriți-l și păstrați-l.");
    }

    /// <summary>Words are changed and seen changed; then the old ones are brought back.</summary>
    private static async Task MendAsync(Officer author, Officer publisher)
    {
        await author.RewriteAsync(Edit, $"Print it, fold it and keep it.\n\n{Picture}\n\n:::contact act-early");
        await Assertions.Expect(author.Page.Locator("ins").First).ToBeVisibleAsync();
        await publisher.ApproveAndPublishAsync(author.Page.Url);
        await author.OpenAsync($"/thurrock/history/updates/en/{Key}");
        await author.Page.Locator("form[action*=Restore] button").First.ClickAsync();
        await author.PressAsync("Send for review");
        await publisher.ApproveAndPublishAsync(author.Page.Url);
    }
}
