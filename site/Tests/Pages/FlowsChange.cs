using System.Net;
using PreventPublic.Cms.Files;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>What a publication does to flows: faults stop it, and answers on their way go on safely.</summary>
public sealed class FlowsChange
{
    private const string Graph = """
        start: aa
        questions:
          aa:
            type: yes-no
            next:
              - when: {aa: yes}
                goto: bb
              - otherwise: stop
          bb: {type: yes-no, next: go}
        outcomes:
          go: {severity: clear, review: 2030-01-01}
          stop: {severity: stop, review: 2030-01-01}
        """;

    private const string Scenarios = """
        - name: to the end
          answers: {aa: yes, bb: yes}
          path: [aa, bb]
          outcome: go
        - name: no
          answers: {aa: no}
          path: [aa]
          outcome: stop
        - name: unsure and no
          answers: {aa: yes, bb: no}
          path: [aa, bb]
          outcome: go
        - name: unsure
          answers: {aa: unsure}
          path: [aa]
          outcome: stop
        - name: second unsure
          answers: {aa: yes, bb: unsure}
          path: [aa, bb]
          outcome: go
        """;

    private const string Words = "---\ntitle: A flow\nsummary: A flow.\n---\n## First? {#aa}\n\n- `yes` Yes\n- `no` No\n- `unsure` Unsure\n\n## Second? {#bb}\n\n- `yes` Yes\n- `no` No\n- `unsure` Unsure\n\n## Go {#go}\n\n## Stop {#stop}\n";

    [Fact]
    public async Task A_changed_flow_keeps_answers_that_fit_says_so_and_judges_them_by_the_new_rules()
    {
        using var content = Content();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        var site = fixture.On();
        var second = (await site.PostAsync("/flow/questions", ("answer", "yes"))).Headers.Location!.ToString();
        var check = (await site.PostAsync(second, ("answer", "yes"))).Headers.Location!.ToString();
        var outcome = (await site.PostAsync(check)).Headers.Location!.ToString();

        content.Write("thurrock/flows/flow.yaml", Graph.Replace("bb: {type: yes-no, next: go}", "bb: {type: yes-no, next: stop}", StringComparison.Ordinal)
            .Replace("      - otherwise: stop", "      - otherwise: go", StringComparison.Ordinal));
        content.Write("thurrock/flows/flow.scenarios.yaml", Scenarios.Replace("go", "X", StringComparison.Ordinal).Replace("stop", "go", StringComparison.Ordinal).Replace("X", "stop", StringComparison.Ordinal));
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        await fixture.RefreshAsync();
        var sent = await site.GetAsync(outcome);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var again = await site.PageAsync(sent.Headers.Location!.ToString());
        Assert.Contains("These questions have changed", again.Body!.TextContent, StringComparison.Ordinal);
        var now = (await site.PostAsync(sent.Headers.Location!.ToString())).Headers.Location!.ToString();
        Assert.Equal("Stop", (await site.PageAsync(now)).QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_expired_address_explains_itself_and_a_saved_file_outlives_it()
    {
        using var content = Content();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        var site = fixture.On();
        var second = (await site.PostAsync("/flow/questions", ("answer", "yes"))).Headers.Location!.ToString();
        var check = (await site.PostAsync(second, ("answer", "yes"))).Headers.Location!.ToString();
        var file = await (await site.PostAsync(check.Replace("/check/", "/keep/", StringComparison.Ordinal) + "?handler=file")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        fixture.Clock.Advance(TimeSpan.FromHours(5));
        var page = await site.PageAsync(check, HttpStatusCode.BadRequest);
        Assert.Contains("This page has expired", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var resumed = await site.PostAsync("/flow/continue", ("text", file));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(resumed.Headers.Location!.ToString())).StatusCode);
    }

    [Theory]
    [InlineData("goto: bb", "goto: nowhere", 7, "nowhere")]
    [InlineData("next: go", "next: aa", 4, "circle")]
    [InlineData("when: {aa: yes}", "when: {all: [{aa: yes}, {aa: no}]}", 6, "contradicts")]
    public async Task A_flow_with_a_fault_is_not_published_and_the_fault_has_its_file_and_line(string right, string wrong, int line, string what)
    {
        using var content = Content();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        content.Write("thurrock/flows/flow.yaml", Graph.Replace(right, wrong, StringComparison.Ordinal));
        var report = await fixture.ImportAsync(content.Folder);
        Assert.False(report.Applied);
        Assert.Contains(report.Faults, fault => fault.Severity == Severity.Error && fault.File == "thurrock/flows/flow.yaml" && fault.Line == line && fault.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await fixture.On().GetAsync("/flow/questions")).StatusCode);
    }

    [Fact]
    public async Task A_rule_without_a_scenario_or_a_node_without_words_is_not_published()
    {
        using var content = Content();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        content.Write("thurrock/flows/flow.scenarios.yaml", Scenarios[..Scenarios.IndexOf("- name: no", StringComparison.Ordinal)]);
        content.Write("thurrock/flows/flow.md", Words.Replace("## Stop {#stop}\n", "", StringComparison.Ordinal));
        var report = await fixture.ImportAsync(content.Folder);
        Assert.Contains(report.Faults, fault => fault.What.StartsWith("no scenario takes the rule “always” of “aa”", StringComparison.Ordinal));
        Assert.Contains(report.Faults, fault => fault.What.StartsWith("“stop” has no words in English", StringComparison.Ordinal));
    }

    private static TestContent Content() => new TestContent(languages: "")
        .Write("thurrock/flows/flow.yaml", Graph).Write("thurrock/flows/flow.scenarios.yaml", Scenarios).Write("thurrock/flows/flow.md", Words);
}
