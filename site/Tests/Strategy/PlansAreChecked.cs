using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics;
using PreventPublic.Metrics.Strategy;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>A strategy with a fault is named with file and line before it can be published.</summary>
public sealed class PlansAreChecked
{
    private const string Indicator = "{stage: output, unit: number, better: up, total: sum, source: manual, owner: A team}";

    [Fact]
    public void A_right_plan_has_no_faults() => Assert.Empty(PlanCheck.Of(new Library()));

    [Theory]
    [InlineData("referrals-made")]
    [InlineData("REFERRAL-count")]
    public void A_figure_that_counts_referrals_is_refused_with_the_reason(string id)
    {
        var faults = PlanCheck.Of(new Library { Indicators = $"indicators:\n  briefings: {Indicator}\n  {id}: {Indicator}\n" });
        Assert.Contains(faults, fault => fault.Line == 3 && fault.What.Contains("counts referrals", StringComparison.Ordinal) && fault.Allowed == Referrals.Why);
    }

    [Fact]
    public void A_referral_count_under_another_name_is_refused_by_its_title_or_its_fact()
    {
        Assert.Contains(PlanCheck.Of(new Library { Words = "## Number of referrals {#briefings}\n\nHow many.\n" }), fault => fault.Allowed == Referrals.Why);
        Assert.Contains(PlanCheck.Of(new Library { Indicators = "indicators:\n  briefings: {stage: output, unit: number, better: up, total: sum, source: automatic, fact: channel.referral, owner: A team}\n" }), fault => fault.Allowed == Referrals.Why);
        Assert.Contains(PlanCheck.Of(new Library { Indicators = "indicators:\n  briefings: {stage: output, unit: number, better: up, total: average, source: automatic, fact: x.done, per: channel.referral, owner: A team}\n" }), fault => fault.Allowed == Referrals.Why);
    }

    [Fact]
    public async Task In_manage_such_a_figure_is_named_while_it_is_written_and_stops_publishing()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        const string edit = "/manage/shared/edit/strategy/en/indicators.yaml";
        var author = await StaffClient.SignInAsync(fixture, Role.Author, "shared");
        var body = (await author.PageAsync(edit)).QuerySelector("textarea[name=Body]")!.TextContent;
        var version = await author.DoAsync(edit, "Submit", ("Body", body.Replace("indicators:\n", $"indicators:\n  referrals-made: {Indicator}\n", StringComparison.Ordinal)));
        Assert.Contains("counts referrals", (await author.PageAsync(edit)).QuerySelector("[data-pp-faults]")!.TextContent, StringComparison.Ordinal);
        await (await StaffClient.SignInAsync(fixture, Role.Editor, "shared")).DoAsync(version, "Approve");
        var publisher = await StaffClient.SignInAsync(fixture, Role.Publisher, "shared");
        await publisher.SendAsync(version, "Publish");
        Assert.Equal("Approved", (await publisher.PageAsync(version)).QuerySelector("main .govuk-tag")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("targets: {nothing: 3}", "there is no figure “nothing”")]
    [InlineData("targets: {briefings: many}", "is not a number")]
    [InlineData("targets: {briefings: -1}", "cannot be reached")]
    [InlineData("actions:\n  a-thing: {objective: nothing}", "which is not there")]
    [InlineData("snapshot:\n  b-thing: {score: 7, on: 2022-02-01}", "no score from 1 to 5")]
    [InlineData("snapshot:\n  b-thing: {score: 4}", "no date")]
    [InlineData("scores-aim: {nowhere: 4}", "is no aim")]
    [InlineData("colour: blue", "“colour” is not known here")]
    public void A_fault_in_the_plan_is_named(string lines, string says) =>
        Assert.Contains(PlanCheck.Of(new Library { More = lines }), fault => fault.What.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("{stage: output, better: up, total: sum, source: manual, owner: A team}", "“unit” is missing")]
    [InlineData("{stage: output, unit: apples, better: up, total: sum, source: manual, owner: A team}", "“unit: apples” is not known")]
    [InlineData("{stage: output, unit: number, better: up, total: sum, source: automatic, owner: A team}", "does not say where it comes from")]
    [InlineData("{stage: output, unit: number, better: up, total: sum, source: manual}", "“owner” is missing")]
    [InlineData("{stage: output, unit: hours, better: down, total: sum, source: automatic, fact: x.minutes, per: x.done, owner: A team}", "is a mean")]
    [InlineData("{stage: output, unit: hours, better: down, total: average, source: automatic, fact: x.minutes, per: x.done, disclosure: protected, owner: A team}", "is a mean")]
    [InlineData("{stage: output, unit: hours, better: down, total: average, source: automatic, fact: x.minutes, per: x.done, divide: 0, owner: A team}", "cannot be divided by 0")]
    [InlineData("{stage: output, unit: hours, better: down, total: average, source: automatic, fact: x.minutes, divide: 60, owner: A team}", "cannot be divided by 60")]
    [InlineData("{stage: output, unit: hours, better: down, total: average, source: manual, per: x.done, owner: A team}", "has no fact")]
    public void A_fault_in_an_indicator_is_named(string indicator, string says) =>
        Assert.Contains(PlanCheck.Of(new Library { Indicators = $"indicators:\n  briefings: {indicator}\n" }), fault => fault.What.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void A_name_without_words_is_a_fault() =>
        Assert.Contains(PlanCheck.Of(new Library { Words = "" }), fault => fault is { IsWarning: false } && fault.What == "“briefings” has no words here");

    private sealed class Library : IStrategyLibrary
    {
        public string Indicators { get; init; } = $"indicators:\n  briefings: {Indicator}\n";

        public string More { get; init; } = "";

        public string Words { get; init; } = "## Briefings {#briefings}\n\nHow many.\n";

        public IReadOnlyList<Language> Languages => [Language.English];

        public DataText? Data(string key) => key switch
        {
            PlanReader.PlanKey => new DataText("x/strategy/plan.yaml", $"from: 2026-01-01\nuntil: 2026-12-31\ndocument: A paper\nobjectives:\n  members: {{figures: [briefings]}}\n{More}\n"),
            PlanReader.IndicatorsKey => new DataText("x/strategy/indicators.yaml", Indicators),
            _ => new DataText("x/strategy/frame.yaml", "updated: 2024-02-12\nsource: https://example.org\nareas: [training]\n"),
        };

        public Prose? Prose(string key, Language language) => new("Plan", null, false, false, key == PlanReader.PlanKey
            ? [(Language.English, "## Members {#members}\n\n## Training {#training}\n\n## A thing {#a-thing}\n\n## B thing {#b-thing}\n\n" + Words)]
            : []);

        public string FileOf(string key, Language language) => $"x/strategy/{key}.md";

        public string Fill(string text, Language language) => text;

        public IHtmlContent Render(string markdown, Language language, int headingLevel) => new HtmlString(markdown);
    }
}
