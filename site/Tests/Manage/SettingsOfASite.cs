using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Colours;
using PreventPublic.Cms.Published;
using PreventPublic.Engagement.Features.Keeping;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>A council's settings by form: its own colours, which can be read wherever they stand, and how long it keeps what.</summary>
public sealed class SettingsOfASite
{
    private const string Edit = "/manage/thurrock/edit/settings/en/site";

    private static (string, string)[] Colour(int row, string name, string value) => [($"f.colours[{row}].name", name), ($"f.colours[{row}].value", value)];

    [Fact]
    public async Task Own_colours_reach_readers_in_a_sheet_of_their_own_and_nobody_can_make_one_of_anything_else()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        Assert.DoesNotContain("/assets/colours/", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        await desk.PublishAsync(Edit, [.. Colour(0, "brand", "#4B0082"), .. Colour(1, "link", "#4b0082")]);
        var page = await desk.ReaderSeesAsync("/about");
        var address = Regex.Match(page, "href=\"(/assets/colours/[^\"]+)\"").Groups[1].Value;
        Assert.Equal("/assets/colours/brand-4b0082.link-4b0082.css", address);
        Assert.True(page.IndexOf(address, StringComparison.Ordinal) > page.IndexOf("/assets/thurrock-", StringComparison.Ordinal));
        var sheet = await desk.Fixture.On().GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (sheet.StatusCode, sheet.Content.Headers.ContentType!.MediaType));
        Assert.Equal(":root{--pp-brand:#4b0082;--pp-link:#4b0082}", await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(sheet.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
        foreach (var wrong in new[] { "", "brand", "brand-red", "danger-4b0082", "brand-4b0082.", "brand-4b0082;}body{}", "brand-4b00820", "../thurrock", "brand-4b0082.link-4b0082}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Fixture.On().GetAsync($"/assets/colours/{Uri.EscapeDataString(wrong)}.css")).StatusCode);
        }
    }

    [Fact]
    public async Task A_colour_that_cannot_be_read_stops_publishing_and_is_shown_to_whoever_approves()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var version = await desk.Author.DoAsync(Edit, "Submit", Colour(0, "button", "#ffff66"));
        var screen = await desk.Editor.PageAsync(version);
        Assert.Contains("“inverse-text” #ffffff on “button” #ffff66 has a contrast of 1.", screen.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(screen.QuerySelectorAll("table svg[aria-label*='#ffff66']"));
        Assert.Contains("Too little", screen.Body.TextContent, StringComparison.Ordinal);
        await desk.Editor.DoAsync(version, "Approve");
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(version, "Publish")).StatusCode);
        Assert.DoesNotContain("/assets/colours/", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brand", "purple", "a colour as #rrggbb")]
    [InlineData("danger", "#000000", "use one of brand,")]
    public async Task What_is_no_colour_or_means_danger_is_refused_and_kept_in_the_form(string name, string value, string allowed)
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var answer = await desk.Author.SendAsync(Edit, "Submit", Colour(0, name, value));
        Assert.Contains(allowed, (await StaffClient.ReadAsync(answer, Edit, HttpStatusCode.UnprocessableEntity)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Languages_and_look_are_chosen_and_not_typed()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var form = await desk.Author.PageAsync(Edit);
        Assert.Equal(["ur"], form.QuerySelectorAll("input[name='f.languages'][checked]").Select(box => box.GetAttribute("value")!));
        Assert.Equal(["newham", "thurrock"], form.QuerySelectorAll("select[name='f.theme'] option").Select(option => option.GetAttribute("value")!).Where(value => value.Length > 0));
        Assert.Contains("Romanian (ro)", form.Body!.TextContent, StringComparison.Ordinal);
        await desk.PublishAsync(Edit, ("f.theme", "newham"));
        Assert.Contains("/assets/newham-", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    /// <summary>A preview shows the colours that are not published yet, and readers go on seeing the old ones.</summary>
    /// <summary>A box for words that nobody would ever read. What a file has there already is shown, so that nothing is lost.</summary>
    [Fact]
    public async Task What_is_all_fields_asks_for_no_text()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        Assert.Empty((await desk.Author.PageAsync(Edit)).QuerySelectorAll("textarea[name=Body]"));
        Assert.Single((await desk.Author.PageAsync("/manage/thurrock/edit/pages/en/about")).QuerySelectorAll("textarea[name=Body]"));
        await desk.Author.DoAsync(Edit, "Save", ("Body", "Words from a file."));
        Assert.Single((await desk.Author.PageAsync(Edit)).QuerySelectorAll("textarea[name=Body]"));
    }

    [Fact]
    public async Task A_preview_has_the_colours_of_the_draft()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        await desk.Author.DoAsync(Edit, "Save", Colour(0, "brand", "#4b0082"));
        var preview = await (await desk.Author.GetAsync($"/manage/thurrock/preview/{(await desk.HeadAsync("site")).Id}?handler=Page&council=thurrock")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("/assets/colours/brand-4b0082.css", preview, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_pair_that_is_looked_at_has_both_colours_in_every_theme_and_can_be_read()
    {
        using var services = new HostData(Engine.Sqlite, Directory.CreateTempSubdirectory("prevent-palettes-").FullName, null).Services(TimeProvider.System);
        var themes = services.GetRequiredService<ThemePalettes>();
        Assert.True(themes.Pairs.Count > 40);
        foreach (var theme in new[] { "thurrock", "newham" })
        {
            var palette = themes.Of(theme);
            Assert.All(themes.Pairs, pair => Assert.True(palette.ContainsKey(pair.Foreground) && palette.ContainsKey(pair.Background), pair.ToString()));
            var settings = new PreventPublic.Cms.Types.Site { Theme = theme, Colours = [.. PreventPublic.Cms.Types.SiteColour.Names.Split(' ').Select(name => new PreventPublic.Cms.Types.SiteColour { Name = name, Value = palette[name] })] };
            Assert.All(SitePalette.Contrasts(settings, themes), one => Assert.True(one.IsEnough, $"{theme}: {one}"));
        }
    }

    [Fact]
    public async Task How_long_is_kept_is_a_councils_to_say_and_never_longer_than_those_who_answered_were_told()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var periods = desk.Fixture.Services.GetRequiredService<KeepingPeriods>();
        Assert.Equal((12, 6, 24), (periods.AnswersMonths("thurrock"), periods.TextsMonths("thurrock"), periods.PressMonths("thurrock")));
        await desk.PublishAsync(Edit, ("f.keep-answers-months", "3"), ("f.keep-texts-months", "12"), ("f.keep-press-months", "36"));
        Assert.Equal((3, 6, 36), (periods.AnswersMonths("thurrock"), periods.TextsMonths("thurrock"), periods.PressMonths("thurrock")));
        Assert.Equal((12, 6, 24), (periods.AnswersMonths("gone"), periods.TextsMonths("gone"), periods.PressMonths("gone")));
        var answer = await desk.Author.SendAsync(Edit, "Submit", ("f.keep-answers-months", "400"));
        Assert.Contains("1 to 36", (await StaffClient.ReadAsync(answer, Edit, HttpStatusCode.UnprocessableEntity)).Body!.TextContent, StringComparison.Ordinal);
    }
}
