using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PreventPublic.Core.Facts;
using PreventPublic.Metrics.Facts;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Staff look at flows, change them, and a second person approves what the change does.</summary>
public sealed class FlowsAreKept
{
    private const string Graph = """
        start: aa
        uses:
          look: {flow: part, exits: {done: stop}}
        questions:
          aa:
            type: choice
            options: [one, two, three]
            next:
              - when: {aa: one}
                goto: bb
              - when: {aa: three}
                goto: look
              - otherwise: stop
          bb: {type: yes-no, next: go}
        outcomes:
          go: {severity: clear, review: 2030-01-01}
          stop: {severity: stop, review: 2030-01-01}
        """;

    private const string Part = """
        start: inner
        exits: [done]
        questions:
          inner: {type: yes-no, next: done}
        """;

    private const string Scenarios = """
        - name: to the end
          answers: {aa: one, bb: yes}
          path: [aa, bb]
          outcome: go
        - name: two
          answers: {aa: two}
          path: [aa]
          outcome: stop
        - name: through the part
          answers: {aa: three, look.inner: yes}
          path: [aa, look.inner]
          outcome: stop
        """;

    private const string YesNo = "\n- `yes` Yes\n- `no` No\n- `unsure` Unsure\n\n";
    private const string Words = $"---\ntitle: A flow\nsummary: A flow.\n---\nBe fair.\n\n## Which of the three? {{#aa}}\n\n- `one` The first\n- `two` The second\n- `three` The third\n\n## Is it so? {{#bb}}\n{YesNo}## All is well {{#go}}\n\n## Stop here {{#stop}}\n";
    private const string PartWords = $"---\ntitle: A part\nsummary: A part.\n---\n## Within the part? {{#inner}}\n{YesNo}";

    private const string Edit = "/manage/thurrock/edit/flows/en/flow.yaml";
    private const string EditScenarios = "/manage/thurrock/edit/flows/en/flow.scenarios.yaml";
    private const string Screen = "/manage/thurrock/flows/flow";

    [Fact]
    public async Task The_list_has_every_flow_with_its_length_its_scenarios_and_what_is_to_do()
    {
        await using var desk = await OpenAsync();
        var rows = (await desk.Author.PageAsync("/manage/thurrock/flows")).QuerySelectorAll("tbody tr").Select(Cells).ToList();
        Assert.Equal([["A flow", "3", "1 to 2", "3", "4"], ["A part", "A part of other flows", "nothing"]], rows);
    }

    [Fact]
    public async Task A_flow_shows_what_is_to_do_with_file_and_line_its_scenarios_its_outline_and_its_picture()
    {
        await using var desk = await OpenAsync();
        var page = await desk.Author.PageAsync(Screen);
        var text = Flat(page);
        Assert.Contains("thurrock/flows/flow.yaml:14 (look at it) no scenario chooses “no” of “bb”", text, StringComparison.Ordinal);
        Assert.Contains("3 scenarios take 5 of 5 rules", text, StringComparison.Ordinal);
        Assert.Contains("to the end: aa → bb → go", text, StringComparison.Ordinal);
        Assert.Equal(["1. Which of the three?", "2. Within the part?", "3. Is it so?"], page.QuerySelectorAll("h3").Select(heading => heading.TextContent).Order());
        Assert.Contains(page.QuerySelectorAll(".pp-toolkit__rules li"), rule => rule.TextContent.Contains("The first", StringComparison.Ordinal));
        var picture = await desk.Author.GetAsync(page.QuerySelector<IHtmlImageElement>(".pp-picture img")!.GetAttribute("src")!);
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Which of the three?", await picture.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == Edit);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Author.GetAsync("/manage/thurrock/flows/none")).StatusCode);
    }

    [Theory]
    [InlineData("goto: bb", "goto: nowhere", "nowhere")]
    [InlineData("  bb: {type: yes-no, next: go}", "  bb: {type: yes-no, next: aa}", "circle")]
    [InlineData("when: {aa: three}", "when: {all: [{aa: three}, {aa: one}]}", "contradicts")]
    [InlineData("start: aa", "start: &x [aa", "cannot be read")]
    public async Task A_graph_with_a_fault_is_saved_but_never_published_and_the_screen_says_where_it_is_wrong(string right, string wrong, string what)
    {
        await using var desk = await OpenAsync();
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", Graph.Replace(right, wrong, StringComparison.Ordinal)));
        var screen = await desk.Editor.PageAsync(version);
        Assert.Contains(screen.QuerySelectorAll(".pp-faults__item--error"), fault => fault.TextContent.Contains(what, StringComparison.Ordinal) && fault.TextContent.Contains("ine ", StringComparison.Ordinal));
        await desk.Editor.DoAsync(version, "Approve");
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(version, "Publish")).StatusCode);
        Assert.Null((await desk.Publisher.PageAsync(version)).QuerySelector("form[action*='handler=Waive']"));
        var fault = screen.QuerySelector(".pp-faults__item--error")!.TextContent;
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.PostAsync($"{version}?handler=Waive", [.. await Desk.TokenOfAsync(desk.Publisher, version), new("fault", fault), new("why", "It is late")])).StatusCode);
        Assert.Contains(what, (await desk.Author.PageAsync(Edit)).QuerySelector("[data-pp-faults]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Which of the three?", await FirstQuestionAsync(desk));
    }

    [Fact]
    public async Task A_graph_that_leads_its_scenarios_elsewhere_is_stopped_by_the_scenarios_file_and_goes_with_new_scenarios()
    {
        await using var desk = await OpenAsync();
        var graph = await SubmitAsync(desk, Edit, Graph.Replace("next: go", "next: stop", StringComparison.Ordinal).Replace("      - otherwise: stop", "      - otherwise: go", StringComparison.Ordinal));
        Assert.Contains("thurrock/flows/flow.scenarios.yaml, line 1: “to the end” reaches “stop”, not “go”", Flat(await desk.Publisher.PageAsync(graph)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(graph, "Publish")).StatusCode);
        var scenarios = await SubmitAsync(desk, EditScenarios, Scenarios.Replace("outcome: go", "outcome: X", StringComparison.Ordinal).Replace("path: [aa]\n  outcome: stop", "path: [aa]\n  outcome: go", StringComparison.Ordinal).Replace("outcome: X", "outcome: stop", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(scenarios, "Publish")).StatusCode);
        await desk.Publisher.DoAsync("/manage/thurrock/publish", "", ("Chosen", IdOf(graph)), ("Chosen", IdOf(scenarios)));
        Assert.Equal("Stop here", await OutcomeAsync(desk, "one", "yes"));
        Assert.Equal("All is well", await OutcomeAsync(desk, "two"));
    }

    [Fact]
    public async Task Scenarios_that_leave_a_rule_untaken_and_words_that_leave_out_a_question_are_stopped()
    {
        await using var desk = await OpenAsync();
        var scenarios = await SubmitAsync(desk, EditScenarios, Scenarios[..Scenarios.IndexOf("- name: two", StringComparison.Ordinal)]);
        Assert.Contains("no scenario takes the rule “always” of “aa”", Flat(await desk.Publisher.PageAsync(scenarios)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(scenarios, "Publish")).StatusCode);
        var words = await SubmitAsync(desk, "/manage/thurrock/edit/flows/en/flow", Words.Split("---\n")[2].Replace("{#bb}", "{#cc}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(words, "Publish")).StatusCode);
        var graph = await SubmitAsync(desk, Edit, Graph.Replace("bb", "dd", StringComparison.Ordinal));
        Assert.Contains("thurrock/flows/flow.md, line 1: “dd” has no words in English", Flat(await desk.Publisher.PageAsync(graph)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(graph, "Publish")).StatusCode);
    }

    [Fact]
    public async Task The_second_approver_sees_which_answers_now_reach_another_outcome_and_the_author_cannot_approve()
    {
        await using var desk = await OpenAsync();
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", Graph.Replace("when: {aa: one}", "when: {aa: [one, two]}", StringComparison.Ordinal)));
        var screen = await desk.Editor.PageAsync(version);
        var table = screen.QuerySelector("[aria-labelledby=outcomes-0] tbody")!;
        var line = Assert.Single(table.QuerySelectorAll("tr"));
        Assert.Equal("Which of the three? The second", line.QuerySelector("li")!.TextContent.Trim());
        Assert.Equal(["Stop here", "All is well"], line.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain("too many combinations", Flat(screen), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Author.PostAsync($"{version}?handler=Approve", [.. await Desk.TokenOfAsync(desk.Author, version), new("seen", "x")])).StatusCode);
        var writer = await StaffClient.SignInAsync(desk.Fixture, Role.Editor);
        var own = await writer.DoAsync(Edit, "Submit", ("Body", Graph.Replace("when: {aa: one}", "when: {aa: two}", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Conflict, (await writer.PostAsync($"{own}?handler=Approve", [.. await Desk.TokenOfAsync(writer, own), new("seen", "x")])).StatusCode);
    }

    [Fact]
    public async Task A_changed_part_shows_what_it_does_to_the_flows_that_use_it_and_voids_an_approval_of_them()
    {
        await using var desk = await OpenAsync();
        var graph = await SubmitAsync(desk, Edit, Graph + "\n# The same, said again.\n");
        var part = await SubmitAsync(desk, "/manage/thurrock/edit/flows/en/part.yaml", Part.Replace("inner: {type: yes-no, next: done}", "inner: {type: yes-no, next: again}\n  again: {type: yes-no, next: done}", StringComparison.Ordinal));
        Assert.Contains("A flow: which answers now reach another outcome", Flat(await desk.Publisher.PageAsync(part)), StringComparison.Ordinal);
        Assert.Contains("thurrock/flows/part.md, line 1: “again” has no words in English", Flat(await desk.Publisher.PageAsync(part)), StringComparison.Ordinal);
        var smaller = await SubmitAsync(desk, "/manage/thurrock/edit/flows/en/part.yaml", Part + "\n# The same.\n");
        await desk.Publisher.DoAsync(smaller, "Publish");
        Assert.Contains("Void since", Flat(await desk.Publisher.PageAsync(graph)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_can_be_read_whole_before_it_is_published()
    {
        await using var desk = await OpenAsync();
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", Graph.Replace("when: {aa: one}", "when: {aa: [one, two]}", StringComparison.Ordinal)));
        var preview = await desk.Editor.PageAsync($"/manage/thurrock/preview/{IdOf(version)}");
        Assert.Null(preview.QuerySelector("iframe"));
        Assert.Contains("Be fair.", Flat(preview), StringComparison.Ordinal);
        Assert.Contains("The first” / “The second", Flat(preview), StringComparison.Ordinal);
        Assert.Contains("All is well", Flat(preview), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_flow_is_used_is_shown_in_fives_and_never_below_five_for_months_that_are_over()
    {
        await using var desk = await OpenAsync();
        await desk.Fixture.Services.GetRequiredService<FactTable>().AddAsync(
        [
            Fact("started", "", 23), Fact("answered", "aa", 23), Fact("asked", "bb", 21), Fact("answered", "bb", 12), Fact("asked", "look.inner", 3), Fact("asked", "", 12),
            Fact("finished", "go", 12), Fact("finished", "stop", 4), Fact("finished", "gone", 7),
            Fact("started", "", 50) with { Day = new DateOnly(2026, 11, 2) }, Fact("started", "", 50) with { Subject = "flows/another" }, Fact("started", "", 50) with { Site = "newham" },
        ], TestContext.Current.CancellationToken);
        var page = await desk.Publisher.PageAsync(Screen + "/use");
        var tables = page.QuerySelectorAll("table").ToList();
        Assert.Equal(["Month", "Starts", "Finishes", "All is well", "Stop here", "gone (not in it any more)"], tables[0].QuerySelectorAll("thead th").Select(cell => cell.TextContent));
        Assert.Equal(["October 2026", "25", "15", "10", "fewer than 5", "5"], Cells(tables[0].QuerySelector("tbody tr")!));
        Assert.Equal(12, tables[0].QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("November 2026", Flat(page), StringComparison.Ordinal);
        var questions = tables[1].QuerySelectorAll("tbody tr").Select(Cells).ToDictionary(cells => cells[0].Split(". ")[^1], cells => string.Join(" | ", cells.Skip(1)));
        Assert.Equal("not counted | 25 | –", questions["Which of the three?"]);
        Assert.Equal("20 | 10 | 10", questions["Is it so?"]);
        Assert.Equal("fewer than 5 | fewer than 5 | –", questions["Within the part?"]);
        Assert.Equal("10 | 15 | 0", questions["Check your answers, then the outcome"]);
    }

    [Fact]
    public async Task A_walk_is_counted_as_a_start_what_it_was_asked_and_answered_and_its_end_and_going_back_adds_nothing()
    {
        await using var desk = await OpenAsync();
        var site = desk.Fixture.On();
        var second = (await site.PostAsync("/flow/questions", ("answer", "one"))).Headers.Location!.ToString();
        var back = (await site.PageAsync(second)).QuerySelector(".govuk-back-link")!.GetAttribute("href")!;
        await site.PostAsync(back, ("answer", "one"));
        var check = (await site.PostAsync(second, ("answer", "yes"))).Headers.Location!.ToString();
        await site.PostAsync(check);
        Assert.Equal(
            ["flow.answered aa 1", "flow.answered bb 1", "flow.asked  1", "flow.asked bb 1", "flow.finished go 1", "flow.started  1"],
            await CountsAsync(desk.Fixture));
    }

    private static Fact Fact(string name, string dimension, long count) => new("flow." + name, new DateOnly(2026, 10, 20), "thurrock", "flows/flow", dimension, count);

    private static async Task<IReadOnlyList<string>> CountsAsync(SiteFixture fixture)
    {
        await fixture.Services.GetRequiredService<FactBuffer>().FlushAsync(TestContext.Current.CancellationToken);
        await using var store = await Strategy.Quiet.StoreAsync(fixture);
        return [.. store.DayCounts.Where(day => day.Subject == "flows/flow").AsEnumerable().Select(day => $"{day.Name} {day.Dimension} {day.Count}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Written by the author and approved by the editor.</summary>
    private static async Task<string> SubmitAsync(Desk desk, string edit, string body)
    {
        var version = await desk.Author.DoAsync(edit, "Submit", ("Body", body));
        await desk.Editor.DoAsync(version, "Approve");
        return version;
    }

    private static async Task<string> FirstQuestionAsync(Desk desk) => (await desk.Fixture.On().PageAsync("/flow/questions")).QuerySelector("h1")!.TextContent.Trim();

    private static async Task<string> OutcomeAsync(Desk desk, params string[] answers)
    {
        var at = "/flow/questions";
        foreach (var answer in answers)
        {
            at = (await desk.Fixture.On().PostAsync(at, ("answer", answer))).Headers.Location!.ToString();
        }

        var outcome = (await desk.Fixture.On().PostAsync(at)).Headers.Location!.ToString();
        return (await desk.Fixture.On().PageAsync(outcome)).QuerySelector("h1")!.TextContent.Trim();
    }

    private static string IdOf(string version) => version.Split('/')[^1];

    private static List<string> Cells(IElement row) => [.. row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim())];

    private static string Flat(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<Desk> OpenAsync() => Desk.OpenAsync(Engine.Sqlite, content => content
        .Write("thurrock/site.md", File.ReadAllText(Path.Combine(content.Folder, "thurrock/site.md")).Replace("languages: [ur]", "languages: []", StringComparison.Ordinal))
        .Write("thurrock/flows/flow.yaml", Graph).Write("thurrock/flows/flow.scenarios.yaml", Scenarios).Write("thurrock/flows/flow.md", Words)
        .Write("thurrock/flows/part.yaml", Part).Write("thurrock/flows/part.md", PartWords));
}
