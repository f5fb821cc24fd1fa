using AngleSharp.Html.Dom;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>What readers had in November and read otherwise in December is news of December, unless it is a mended word.</summary>
public abstract class ChangedIsNews(Engine engine)
{
    private const string December = Desks.Bulletins + "/2026-12";
    private static readonly string ManyWords = string.Join(' ', Enumerable.Range(0, 25).Select(number => $"word{number}"));

    [Fact]
    public async Task An_edited_update_material_or_page_is_gathered_with_how_much_of_it_changed()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        site.Clock.Advance(TimeSpan.FromDays(12));
        await ImportAsync(site, content
            .Write("thurrock/updates/hall.md", Update("The hall", "2026-11-03", $"It is open. {ManyWords}"))
            .Write("thurrock/updates/typo.md", Update("A typo", "2026-11-04", "The dore is open."))
            .Write("thurrock/updates/moved.md", Update("Moved", "2026-11-05", "It stays\n\nas it is.", "audiences: [parents]"))
            .Write("thurrock/updates/wavers.md", Update("Wavers", "2026-11-06", ManyWords))
            .Write("thurrock/updates/fresh.md", Update("Fresh", "2026-12-02", "New."))
            .Write("thurrock/resources/booklet.md", Resource("The booklet", $"Read it. {ManyWords}"))
            .Write("thurrock/resources/card.md", Resource("The card", "Keep it."))
            .Write("thurrock/events/evening.md", File.ReadAllText(Path.Combine(content.Folder, "thurrock/events/evening.md")).Replace("Come along.", ManyWords, StringComparison.Ordinal))
            .Page("about", "About", $"Who we are. {ManyWords}"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await ImportAsync(site, content
            .Write("thurrock/updates/typo.md", Update("A typo", "2026-11-04", "The door is open."))
            .Write("thurrock/updates/wavers.md", Update("Wavers", "2026-11-06", "Stays.")));
        await ImportAsync(site, content.Write("thurrock/updates/typo.md", Update("A typo", "2026-11-04", "The door is shut.")));

        var officer = await StaffClient.SignInAsync(site, Desks.Officer);
        await officer.DoAsync(Desks.Bulletins, "", ("Month", "2026-12"));
        var page = await officer.PageAsync(December);
        Assert.Equal(["updates/fresh +", "resources/card +", "pages/about +", "resources/booklet +", "updates/hall +", "updates/typo -"], Pieces(page).Select(piece => $"{piece.Name} {(piece.Ticked ? '+' : '-')}"));
        Assert.Contains("Changed on 5 December: about 25 words", HintOf(page, "updates/hall"), StringComparison.Ordinal);
        Assert.Contains("Changed on 6 December: a small change, of one word", HintOf(page, "updates/typo"), StringComparison.Ordinal);
        Assert.Equal("/manage/thurrock/history/updates/en/hall", Piece(page, "updates/hall").QuerySelector("a.govuk-link")!.GetAttribute("href"));
        Assert.Equal("", HintOf(page, "updates/fresh"));

        // Readers find what changed last, under its own heading; the month before had it as news.
        var mail = await (await officer.GetAsync($"{December}/as/residents/en/text")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["* News *", "* Things you can use *", "* Updated on our site *"], mail.Split('\n').Where(line => line.StartsWith("* ", StringComparison.Ordinal)));
        await officer.DoAsync(Desks.Bulletins, "", ("Month", "2026-11"));
        Assert.DoesNotContain(Pieces(await officer.PageAsync(Desks.November)), piece => piece.Name == "pages/about");
    }

    /// <summary>A new name of the service on every page is one piece of news, not a hundred.</summary>
    [Fact]
    public async Task When_everything_changed_at_once_nothing_of_it_is_ticked_and_what_changed_later_is_gathered_later()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        site.Clock.Advance(TimeSpan.FromDays(12));
        var officer = await StaffClient.SignInAsync(site, Desks.Officer);
        await officer.DoAsync(Desks.Bulletins, "", ("Month", "2026-12"));
        Assert.Empty(Pieces(await officer.PageAsync(December)));

        foreach (var number in Enumerable.Range(1, 7))
        {
            content.Page($"page-{number}", $"Page {number}", ManyWords);
        }

        await ImportAsync(site, content);
        await officer.DoAsync(December, "Gather");
        var pieces = Pieces(await officer.PageAsync(December)).ToList();
        Assert.Equal((7, 0), (pieces.Count, pieces.Count(piece => piece.Ticked)));
    }

    private static async Task ImportAsync(SiteFixture site, TestContent content)
    {
        Assert.True((await site.ImportAsync(content.Folder)).Applied);
        await site.RefreshAsync();
    }

    private static IEnumerable<(string Name, bool Ticked)> Pieces(IHtmlDocument page) =>
        page.QuerySelectorAll(".pp-bulletin-item").Select(piece => (piece.QuerySelector("input[name$='.Name']")!.GetAttribute("value")!, ((IHtmlInputElement)piece.QuerySelector("input[name$='.Included']")!).IsChecked));

    private static AngleSharp.Dom.IElement Piece(IHtmlDocument page, string name) => page.QuerySelectorAll(".pp-bulletin-item").Single(piece => piece.QuerySelector($"input[value='{name}']") is not null);

    private static string HintOf(IHtmlDocument page, string name) => Piece(page, name).QuerySelectorAll(".govuk-checkboxes__hint > div").Select(hint => hint.TextContent).FirstOrDefault(hint => hint.StartsWith("Changed", StringComparison.Ordinal)) ?? "";

    private static string Update(string title, string date, string body, string more = "sample: false") => $"---\ntitle: {title}\nsummary: About it.\ndate: {date}\n{more}\n---\n{body}\n";

    private static string Resource(string title, string body) => $"---\ntitle: {title}\nsummary: To print.\nkind: leaflet\n---\n{body}\n";

    private static TestContent Content()
    {
        var content = new TestContent().Event("evening", 10).Page("about", "About", "Who we are.")
            .Write("thurrock/updates/hall.md", Update("The hall", "2026-11-03", "It is open."))
            .Write("thurrock/updates/typo.md", Update("A typo", "2026-11-04", "The door is open."))
            .Write("thurrock/updates/moved.md", Update("Moved", "2026-11-05", "It stays\n\nas it is."))
            .Write("thurrock/updates/wavers.md", Update("Wavers", "2026-11-06", "Stays."))
            .Write("thurrock/resources/booklet.md", Resource("The booklet", "Read it."));
        foreach (var number in Enumerable.Range(1, 7))
        {
            content.Page($"page-{number}", $"Page {number}", "As it was.");
        }

        return content;
    }
}

public sealed class ChangedIsNewsOnSqlite() : ChangedIsNews(Engine.Sqlite);

public sealed class ChangedIsNewsOnPostgres() : ChangedIsNews(Engine.Postgres);
