using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Every kind of screen that Manage has, reached by its links from the desk, once.</summary>
[Collection(RunningSite.Turns)]
public sealed class ManageSweep(RunningSite site)
{
    /// <summary>Where screens begin that no link of the desk leads to while there is little on it.</summary>
    private static readonly string[] Beginnings =
    [
        "/manage/newham", "/manage/thurrock", "/manage", "/manage/newham/share/updates/en/following-the-money", "/manage/newham/flows/venue-hire/use", "/manage/newham/publish",
        "/manage/sign-out", $"/manage/newham/history/updates/en/{ManageRows.Written}",
    ];

    /// <summary>What readers will see, shown without script: the sweep of the public pages looks at those.</summary>
    private static readonly string[] Readers =
        ["/manage/{site}/preview/{id:guid}", "/manage/{site}/as-at/{folder}/{language}/{**key}", "/manage/{site}/bulletins/{month}/as/{audience}/{language}/{form}", "/manage/look/{secret}/{version:guid}"];

    /// <summary>Where no link leads from a new desk, with what looks at it instead. After other journeys, links may lead there as well.</summary>
    private static readonly IReadOnlyDictionary<string, string> Elsewhere = new Dictionary<string, string>
    {
        ["/manage/sign-in"] = "whoever is signed in is sent on: the visitors of this sweep",
        ["/manage/sign-in/code"] = "only after a password: the visitors of this sweep",
        ["/manage/sign-in/council"] = "leaves for the council's own provider",
        ["/manage/welcome/{secret}"] = "every officer of every journey",
        ["/manage/look/{secret}"] = "an outsider, by a link that is shown once",
        ["/manage/plan-calendar/{token}"] = "a file for calendars",
        ["/manage/{site}/insert-choices"] = "a list for a dialog, in JSON",
        ["/manage/print/{key}"] = "what it prints is a screen of its own",
        ["/manage/problem/{status:int}"] = "a refusal, in the words of the refused screen",
        ["/manage/{site}/briefings/{id:guid}/review"] = "for a second person, who sees the briefing as readers will",
        ["/manage/{site}/bulletins/{month}/review"] = nameof(TellingJourney),
        ["/manage/{site}/bulletins/{month}/send"] = nameof(TellingJourney),
        ["/manage/{site}/publish/{set:guid}"] = nameof(PlanningTogetherJourney),
        ["/manage/{site}/figures/actions/{reference}"] = nameof(MeasuringJourneys),
        ["/manage/{site}/rounds/{id:guid}"] = nameof(ListeningJourneys),
        ["/manage/{site}/rounds/{id:guid}/cards"] = nameof(ListeningJourneys),
        ["/manage/{site}/rounds/{id:guid}/invite"] = nameof(ListeningJourneys),
        ["/manage/{site}/rounds/{id:guid}/close"] = nameof(ListeningJourneys),
        ["/manage/{site}/rounds/{id:guid}/paper"] = nameof(ListeningJourneys),
        ["/manage/{site}/rounds/{id:guid}/paper/{batch:guid}"] = nameof(ListeningJourneys),
        ["/manage/{site}/statement-mails/{mailing}"] = "the progress of a bulletin, for an urgent statement",
    };

    private readonly List<string> _complaints = [];

    [Fact]
    public async Task No_screen_fails_accessibility_scrolls_sideways_or_complains()
    {
        var officer = await Officer.AdministratorAsync(site);
        _complaints.AddRange(await ManageRows.BeginAsync(officer));
        officer.Page.Console += (_, message) => _complaints.Add($"{officer.Page.Url}: {message.Text}");
        var (screens, seen, waiting) = (ManageScreens.Read(), new HashSet<string>(Readers), new Queue<string>(Beginnings));
        while (waiting.TryDequeue(out var address))
        {
            if (screens.KindOf(address.Split('?')[0]) is { } kind && seen.Add(kind))
            {
                foreach (var link in await LookAsync(officer, address, kind))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        await LookAtAnAnswerAsync(officer);
        var missed = screens.All.Except(seen).Except(Elsewhere.Keys).Select(kind => $"{kind}: nothing leads there");
        var faults = missed.Concat(_complaints).Concat(officer.Faults).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>What is held about somebody is shown without an address of its own.</summary>
    private async Task LookAtAnAnswerAsync(Officer officer)
    {
        await officer.GoAsync("/newham/data-requests");
        await officer.Page.FillAsync("[name=Email]", "somebody@example.org");
        await officer.Page.FillAsync("[name=Reference]", "SAR 1");
        await officer.PressAsync("Show what is held");
        Assert.True(await officer.Page.Locator("[data-held]").CountAsync() > 0);
        await FitsAsync(officer, "/manage/newham/data-requests, answered");
    }

    /// <returns>The addresses that the screen links to.</returns>
    private async Task<string[]> LookAsync(Officer officer, string address, string kind)
    {
        var answer = await officer.GoAsync(address["/manage".Length..]);
        if (answer?.Ok != true)
        {
            _complaints.Add($"{address}: {answer?.Status}");
            return [];
        }

        await officer.LookAsync();
        await FitsAsync(officer, kind);
        return await officer.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href^=\"/manage\"]')].map(a => a.getAttribute('href').split('#')[0]).filter(href => !href.includes('handler='))");
    }

    private async Task FitsAsync(Officer officer, string kind)
    {
        await officer.Page.SetViewportSizeAsync(320, 640);
        if (await officer.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            _complaints.Add($"{kind}: scrolls sideways at 320 pixels");
        }

        if (Environment.GetEnvironmentVariable("SHOTS") is { } shots)
        {
            await officer.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, kind.Replace('/', '_') + "-320.png"), FullPage = true });
            await officer.Page.SetViewportSizeAsync(1280, 900);
            await officer.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, kind.Replace('/', '_') + "-1280.png"), FullPage = true });
        }

        await officer.Page.SetViewportSizeAsync(1280, 900);
    }
}
