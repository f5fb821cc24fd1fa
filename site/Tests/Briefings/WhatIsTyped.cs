using System.Net;
using AngleSharp.Html.Dom;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Briefings;

/// <summary>Bad input is named and kept; hostile words do nothing; readers in other languages are told.</summary>
public sealed class WhatIsTyped
{
    [Theory]
    [InlineData("Form.Title", "")]
    [InlineData("Form.Audience", "everybody")]
    [InlineData("Form.Date", "the tenth")]
    [InlineData("Form.Language", "pl")]
    [InlineData("Form.Present", "many")]
    [InlineData("Form.Present", "-1")]
    [InlineData("Form.Covered", "# A title")]
    [InlineData("Form.Handouts", "/nothing-here")]
    [InlineData("Form.Handouts", "https://example.org/worried")]
    [InlineData("Form.Readers", "")]
    [InlineData("Form.Questions[1].Owner", "")]
    [InlineData("Form.Questions[0].Text", "")]
    [InlineData("Form.Questions[0].AnsweredOn", "2026-12-24")]
    public async Task A_wrong_field_is_named_and_all_that_was_typed_is_there(string field, string value)
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(Engine.Sqlite, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var page = await StaffClient.ReadAsync(await officer.SendAsync(Desk.Home + "/new", "", Desk.Fill((field, value))), Desk.Home, HttpStatusCode.UnprocessableEntity);
        var link = Assert.Single(page.QuerySelectorAll(".govuk-error-summary li a"));
        Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Equal(field == "Form.Title" ? "" : "What the site does", ((IHtmlInputElement)page.QuerySelector("[name='Form.Title']")!).Value);
        Assert.Contains("Every quarter.", ((IHtmlTextAreaElement)page.QuerySelector("[name='Form.Questions[0].Answer']")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_nests_and_long_texts_are_refused_and_hostile_words_are_words()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(Engine.Sqlite, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        foreach (var covered in new[] { string.Concat(Enumerable.Repeat("> ", 200)) + "x", new string('x', 15_001) })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Desk.Home + "/new", "", Desk.Fill(("Form.Covered", covered)))).StatusCode);
        }

        const string hostile = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> {onclick=alert(1)}";
        var address = await Desk.BeginAsync(officer, ("Form.Title", "</title><script>alert(1)</script>"), ("Form.Covered", hostile), ("Form.Questions[0].Text", hostile), ("Form.Questions[0].Answer", hostile));
        await officer.DoAsync(address, "Hold");
        await officer.DoAsync(address, "Ask");
        await (await StaffClient.SignInAsync(site, Desk.Approver)).DoAsync(address + "/review", "Approve");
        var page = await site.On().PageAsync("/briefings/title-script-alert-1-script");
        Assert.Empty(page.QuerySelectorAll("main script, main img, main a[href^=javascript]"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_in_another_language_get_their_own_words_around_it_and_search_engines_the_one_it_is_in()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(Engine.Sqlite, content);
        Assert.DoesNotContain("briefings", await site.On().TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var approver = await StaffClient.SignInAsync(site, Desk.Approver);
        foreach (var (title, language) in new[] { ("In English", "en"), ("اردو میں", "ur") })
        {
            var address = await Desk.BeginAsync(officer, ("Form.Title", title), ("Form.Language", language));
            await officer.DoAsync(address, "Hold");
            await officer.DoAsync(address, "Ask");
            await approver.DoAsync(address + "/review", "Approve");
        }

        var urdu = await site.On().PageAsync("/ur/briefings/in-english");
        Assert.Equal(("en", "ltr"), (urdu.QuerySelector("h1")!.GetAttribute("lang"), urdu.QuerySelector("h1")!.GetAttribute("dir")));
        Assert.Contains("English", urdu.QuerySelector(".pp-notice--fallback")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("سوالات اور جوابات", urdu.QuerySelectorAll("main h2").Select(heading => heading.TextContent).Single(text => text.StartsWith("سوال", StringComparison.Ordinal)));
        Assert.Equal("ur", (await site.On().PageAsync("/briefings/briefing")).QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Null((await site.On().PageAsync("/ur/briefings/briefing")).QuerySelector(".pp-notice--fallback"));
        Assert.Equal(2, (await site.On().PageAsync("/ur/briefings")).QuerySelectorAll("main li").Length);

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var map = await Pages.Sitemap.AddressesAsync(site.On());
        Assert.Equal(["/briefings", "/briefings/in-english", "/ur/briefings", "/ur/briefings/briefing"], map.Where(address => address.Contains("briefings", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
