using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>After a round: figures on the page and in files, and people's own words through a moderator.</summary>
public sealed class WhatComesOfIt
{
    private const string Manage = "/manage/thurrock/consultations";

    [Fact]
    public async Task A_closed_round_shows_its_figures_and_nothing_finer_to_readers_and_staff_alike()
    {
        await using var doorway = await Doorway.StartAsync();
        await doorway.PutAsync(Sheets());
        await doorway.CloseAsync();
        doorway.Fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        var page = await doorway.Site.PageAsync(Doorway.Address);
        Assert.Equal(["1, not at all or 2", "3 or 4", "5, very"], page.QuerySelector(".pp-chart")!.QuerySelectorAll("th[scope=row]").Select(cell => cell.TextContent));
        Assert.Equal(["30%", "40%", "30%"], page.QuerySelector(".pp-chart")!.QuerySelectorAll(".pp-chart__text").Select(cell => cell.TextContent));
        Assert.Equal(["30", "40", "30"], page.QuerySelector(".pp-chart")!.QuerySelectorAll(".pp-chart__part").Select(bar => bar.GetAttribute("width")));
        Assert.Contains("20 people answered", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var mirrored = await doorway.Site.PageAsync("/ur" + Doorway.Address);
        Assert.Equal(["70", "60", "70"], mirrored.QuerySelector(".pp-chart")!.QuerySelectorAll(".pp-chart__part").Select(bar => bar.GetAttribute("x")));

        var officer = await StaffClient.SignInAsync(doorway.Fixture, Role.EngagementOfficer);
        var results = await officer.PageAsync($"{Manage}/{Doorway.Key}/results");
        Assert.Equal(page.QuerySelectorAll(".pp-chart__text").Select(cell => cell.TextContent), results.QuerySelectorAll(".pp-chart__text").Select(cell => cell.TextContent));
        foreach (var (form, look) in new (string, Func<byte[], string>)[] { ("csv", Encoding.UTF8.GetString), ("json", Encoding.UTF8.GetString), ("xlsx", SheetIn) })
        {
            var text = look(await (await officer.GetAsync($"{Manage}/{Doorway.Key}/results?handler=File&round={doorway.Round}&form={form}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Contains("40", text, StringComparison.Ordinal);
            Assert.DoesNotContain("too small", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{Manage}/{Doorway.Key}/results?handler=File&round={Guid.NewGuid()}&form=csv")).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Own_words_reach_the_page_only_through_a_moderator_and_the_original_is_destroyed(Engine engine)
    {
        await using var doorway = await Doorway.StartAsync(engine);
        await doorway.PutAsync(Sheets());
        await doorway.CloseAsync();
        var officer = await StaffClient.SignInAsync(doorway.Fixture, Role.EngagementOfficer);
        var address = $"{Manage}/{Doorway.Key}/words";
        var queue = await officer.PageAsync(address);
        var texts = queue.QuerySelectorAll("blockquote").Select(text => text.TextContent).ToList();
        Assert.Equal("He hits me", texts[0]);
        Assert.Equal("Ask Ada Example about it", texts[1]);
        Assert.Equal(3, texts.Count);

        var named = KeyOf(queue, "Ask Ada Example about it");
        var refused = await officer.SendAsync(queue, address, "", ("Text", named), ("Theme", "Who to ask"), ("Shown", "Ask […] about it"), ("Reason", ""), ("act", "publish"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await officer.SendAsync(queue, address, "", ("Text", named), ("Theme", "Who to ask"), ("Shown", "Ask […] about it"), ("Reason", "It named a person"), ("act", "publish"));
        await officer.SendAsync(queue, address, "", ("Text", KeyOf(queue, "He hits me")), ("Theme", ""), ("Shown", ""), ("Reason", "Passed to the safeguarding lead"), ("act", "keep-back"));
        await officer.SendAsync(queue, address, "", ("Text", named), ("Theme", "Again"), ("Shown", "Ask […] about it"), ("Reason", "Twice"), ("act", "publish"));

        doorway.Fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        var html = await doorway.Site.TextAsync(Doorway.Address);
        Assert.Contains("Ask […] about it", html, StringComparison.Ordinal);
        Assert.Contains("Who to ask", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("He hits me", html, StringComparison.Ordinal);
        Assert.DoesNotContain("The words are too small", html, StringComparison.Ordinal);
        await using var store = await doorway.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["The words are too small"], await store.Texts.Select(text => text.Text).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_survey_is_put_together_from_the_bank_looked_at_in_every_language_and_saved_as_drafts()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var officer = await StaffClient.SignInAsync(fixture, Role.EngagementOfficer);
        const string Address = "/manage/thurrock/surveys";
        var look = await officer.SendAsync(Address, "", ("at-clear", "2"), ("at-useful", "1"), ("must", "useful"), ("about", "age"), ("act", "look"));
        var page = await Doorway.ParseAsync(look);
        Assert.Equal(["en", "ro", "pl", "lt", "ur"], page.QuerySelectorAll("#preview fieldset.pp-preview").Select(preview => preview.GetAttribute("lang")));
        Assert.Equal(["useful", "clear", "age"], page.QuerySelector("#preview fieldset[lang=ur]")!.QuerySelectorAll("[data-question]").Select(question => question.GetAttribute("data-question")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Address, "", ("at-clear", "1"), ("Key", "Not A Name"), ("act", "save"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Address, "", ("Key", "empty"), ("Title", "Nothing"), ("Introduction", "Nothing."), ("act", "save"))).StatusCode);
        var saved = await officer.SendAsync(Address, "", ("at-clear", "1"), ("Key", "leaflet-spring"), ("Title", "The leaflet: \"clear\"?"), ("Introduction", "Read it first."), ("act", "save"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("leaflet-spring", await (await officer.GetAsync("/manage/thurrock/content?folder=surveys")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Address, "", ("at-clear", "1"), ("Key", "leaflet-spring"), ("Title", "Again"), ("Introduction", "Again."), ("act", "save"))).StatusCode);
        foreach (var survey in new[] { "youth-film", "page-check", "event-feedback", "forum-topics" })
        {
            Assert.Equal("rtl", (await officer.PageAsync($"{Address}/{survey}?language=ur")).QuerySelector("fieldset.pp-preview")!.GetAttribute("dir"));
        }
    }

    private static IEnumerable<AnswerSheet> Sheets() => Enumerable.Range(0, 20).Select(number => new AnswerSheet(
        new Dictionary<string, IReadOnlyList<string>> { ["useful"] = [number < 8 ? "4" : number < 14 ? "5" : "2"], ["clear"] = ["agree"] },
        number switch
        {
            0 => new Dictionary<string, string> { ["missing"] = "The words are too small" },
            1 => new Dictionary<string, string> { ["missing"] = "Ask Ada Example about it" },
            2 => new Dictionary<string, string> { ["missing"] = "He hits me" },
            _ => [],
        }));

    private static string KeyOf(AngleSharp.Html.Dom.IHtmlDocument queue, string text) =>
        queue.QuerySelectorAll("section").Single(section => section.QuerySelector("blockquote")!.TextContent == text).QuerySelector("input[name=Text]")!.GetAttribute("value")!;

    private static string SheetIn(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }
}
