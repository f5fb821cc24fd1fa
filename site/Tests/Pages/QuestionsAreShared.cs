using System.Text.RegularExpressions;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>A question's page is made once a minute for everybody who is asked it; what is a reader's own is only theirs.</summary>
public sealed partial class QuestionsAreShared
{
    private const string Words = "---\ntitle: A flow\nsummary: A flow.\n---\n## First? {#aa}\n\n- `yes` Yes\n- `no` No\n- `unsure` Unsure\n\n## Second? {#bb}\n\n- `yes` Yes\n- `no` No\n- `unsure` Unsure\n\n## End {#end}\n";

    [Fact]
    public async Task Two_readers_of_the_same_question_get_the_same_page_with_their_own_seals_and_times()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On();
        var mine = await ThirdAsync(site, "yes", "clear");
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        var yours = await ThirdAsync(site, "yes", "differs");
        var (first, second) = (await site.TextAsync(mine), await site.TextAsync(yours));
        Assert.Equal(WithoutOwn(first), WithoutOwn(second));
        Assert.Contains("Until 14:00 ", first, StringComparison.Ordinal);
        Assert.Contains("Until 14:05 ", second, StringComparison.Ordinal);
        Assert.Contains(yours, second, StringComparison.Ordinal);
        Assert.Empty(Seals().Matches(first).Select(seal => seal.Value).Intersect(Seals().Matches(second).Select(seal => seal.Value)));
    }

    [Fact]
    public async Task The_way_back_from_a_shared_page_leads_to_the_readers_own_answer()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var site = fixture.On();
        foreach (var purpose in new[] { "clear", "differs", "missing", "clear" })
        {
            var third = await site.PageAsync(await ThirdAsync(site, "yes", purpose));
            var second = await site.PageAsync(third.QuerySelector(".govuk-back-link")!.GetAttribute("href")!);
            Assert.Equal(purpose, second.QuerySelector("input[checked]")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Readers_by_another_name_of_the_site_or_in_another_language_never_share_a_page()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var english = await fixture.On().TextAsync("/venue-hire/questions");
        Assert.Contains("http://thurrock.localhost/venue-hire/questions", english, StringComparison.Ordinal);
        Assert.Contains("http://newham.localhost/venue-hire/questions", await fixture.On("newham.localhost").TextAsync("/venue-hire/questions"), StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", await fixture.On().TextAsync("/ur/venue-hire/questions"), StringComparison.Ordinal);
        Assert.Equal(english, await fixture.On().TextAsync("/venue-hire/questions"));
    }

    [Fact]
    public async Task A_banner_shows_on_its_minute_and_new_words_at_once()
    {
        using var content = new TestContent(languages: "")
            .Write("thurrock/flows/flow.yaml", "start: aa\nquestions:\n  aa: {type: yes-no, next: bb}\n  bb: {type: yes-no, next: end}\noutcomes:\n  end: {severity: clear, review: 2030-01-01}\n")
            .Write("thurrock/flows/flow.scenarios.yaml", "- name: one\n  answers: {aa: yes, bb: yes}\n  path: [aa, bb]\n  outcome: end\n")
            .Write("thurrock/flows/flow.md", Words)
            .Write("thurrock/banners/storm.md", "---\ntitle: Storm\nlevel: emergency\nfrom: 2026-11-23 12:10\n---\nStay inside.\n");
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        fixture.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 12, 9, 59, TimeSpan.Zero));
        Assert.DoesNotContain("Stay inside.", await fixture.On().TextAsync("/flow/questions"), StringComparison.Ordinal);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("Stay inside.", await fixture.On().TextAsync("/flow/questions"), StringComparison.Ordinal);
        content.Write("thurrock/flows/flow.md", Words.Replace("First?", "Firstly?", StringComparison.Ordinal));
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        await fixture.RefreshAsync();
        Assert.Contains("Firstly?", await fixture.On().TextAsync("/flow/questions"), StringComparison.Ordinal);
    }

    private static async Task<string> ThirdAsync(Browse site, string who, string purpose)
    {
        var second = (await site.PostAsync("/venue-hire/questions", ("answer", who))).Headers.Location!.ToString();
        return (await site.PostAsync(second, ("answer", purpose))).Headers.Location!.ToString();
    }

    private static string WithoutOwn(string html) => Times().Replace(Seals().Replace(html, "/questions/…"), "Until …");

    [GeneratedRegex("/questions/[A-Za-z0-9_-]{20,}")]
    private static partial Regex Seals();

    [GeneratedRegex("Until \\d\\d:\\d\\d")]
    private static partial Regex Times();
}
