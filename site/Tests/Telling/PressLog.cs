using System.Net;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Officers log what the press asks, answer it, and say what came of it; each step counts once, and a correction takes back what was counted.</summary>
public abstract class PressLog(Engine engine)
{
    private const string Log = "/manage/thurrock/press";

    private static readonly (string, string)[] Enquiry =
    [
        ("Form.Kind", "Reactive"), ("Form.Outlet", "The Gazette"), ("Form.Subject", "How venues decide"), ("Form.ReceivedDay", "2026-11-20"), ("Form.ReceivedTime", "10:00"),
        ("Form.DeadlineDay", "2026-11-23"), ("Form.DeadlineTime", "17:00"),
    ];

    private static readonly DateOnly Answered = new(2026, 11, 20);

    [Fact]
    public async Task Every_step_counts_once_and_a_correction_takes_back_what_was_counted()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var one = await officer.DoAsync(Log + "/new", "", Enquiry);
        Assert.Empty(await OfficersDesk.CountedAsync(site));

        await officer.DoAsync(one, "Answer", ("Answer.Day", "2026-11-20"), ("Answer.Time", "15:30"), ("Answer.Note", "We said how."));
        Assert.Equal([(PressFacts.Answered, 1), (PressFacts.ReplyMinutes, 330)], await SumsAsync(site, "reactive"));
        await officer.DoAsync(one, "Outcome", ("Outcome.What", "Placed"), ("Outcome.On", "2026-11-22"), ("Outcome.Coverage", "https://example.org/story"));
        Assert.Equal(1, (await OfficersDesk.CountedAsync(site))[(PressFacts.Placed, new DateOnly(2026, 11, 22), "", "reactive")]);

        // It came in an hour later than was written, and was a good story after all: every figure follows.
        await officer.DoAsync(one + "/change", "", ("Form.Kind", "Positive"), ("Form.ReceivedTime", "11:00"));
        Assert.Empty(await SumsAsync(site, "reactive"));
        Assert.Equal([(PressFacts.Answered, 1), (PressFacts.Placed, 1), (PressFacts.ReplyMinutes, 270)], await SumsAsync(site, "positive"));

        await officer.DoAsync(one, "Reopen", ("Why", "They asked again."));
        Assert.Empty(await OfficersDesk.CountedAsync(site));
        await officer.DoAsync(one, "Close", ("Close.As", "Missed"), ("Close.Note", "Nobody was there."));
        Assert.Empty(await OfficersDesk.CountedAsync(site));

        var page = (await officer.PageAsync(one)).Body!.TextContent;
        Assert.All(["We said how.", "They asked again.", "Nobody was there.", officer.Name, "Closed without reply"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal(["press.answered", "press.changed", "press.logged", "press.missed", "press.outcome", "press.reopened"], (await OfficersDesk.PostedAsync<AuditLine>(site, AuditLine.Kind)).Select(line => line.Action).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_night_when_the_clocks_change_is_as_long_as_it_was()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var one = await officer.DoAsync(Log + "/new", "", ("Form.Outlet", "Night radio"), ("Form.Subject", "The night"), ("Form.ReceivedDay", "2026-10-25"), ("Form.ReceivedTime", "00:30"));
        await officer.DoAsync(one, "Answer", ("Answer.Day", "2026-10-25"), ("Answer.Time", "02:30"));
        Assert.Equal(180, (await OfficersDesk.CountedAsync(site))[(PressFacts.ReplyMinutes, new DateOnly(2026, 10, 25), "", "reactive")]);
        Assert.Contains("after 3 hours", (await officer.PageAsync(one)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_at_once_lose_nothing()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var (first, second) = (await StaffClient.SignInAsync(site, OfficersDesk.Officer), await StaffClient.SignInAsync(site, OfficersDesk.Officer));
        var one = await first.DoAsync(Log + "/new", "", Enquiry);
        var (mine, theirs) = (await second.PageAsync(one + "/change"), await second.PageAsync(one));
        await first.DoAsync(one + "/change", "", ("Form.Subject", "Theirs"));
        var late = await StaffClient.ReadAsync(await second.SendAsync(mine, one + "/change", "", ("Form.Subject", "Mine")), one, HttpStatusCode.Conflict);
        Assert.Equal("Mine", OfficersDesk.ValueOf(late, "Form.Subject"));
        var answered = await StaffClient.ReadAsync(await second.SendAsync(theirs, one, "Answer", ("Answer.Note", "Typed")), one, HttpStatusCode.Conflict);
        Assert.Equal("Typed", OfficersDesk.ValueOf(answered, "Answer.Note"));
        Assert.Contains("Theirs", (await first.PageAsync(one)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        // Sent again knowingly, it counts.
        Assert.Equal(HttpStatusCode.Redirect, (await second.SendAsync(late, one + "/change", "")).StatusCode);
        Assert.Contains("Mine", (await first.PageAsync(one)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        foreach (var (field, value) in new[]
        {
            ("Form.Kind", "Other"), ("Form.Kind", "-5"), ("Form.Outlet", ""), ("Form.Outlet", new string('x', 101)), ("Form.Subject", "Ring jo@example.org"), ("Form.Subject", "Ring 07700 900123"), ("Form.ReceivedDay", "yesterday"),
            ("Form.ReceivedDay", "2027-01-01"), ("Form.ReceivedTime", "25:00"), ("Form.DeadlineDay", "2026-11-19"), ("Form.DeadlineTime", ""), ("Form.Owner", Guid.NewGuid().ToString()),
        })
        {
            var answer = await officer.SendAsync(Log + "/new", "", [.. Enquiry.Where(pair => pair.Item1 != field), (field, value)]);
            var page = await StaffClient.ReadAsync(answer, Log, HttpStatusCode.UnprocessableEntity);
            Assert.NotNull(page.QuerySelector(".govuk-error-summary"));
            Assert.Equal(field == "Form.Outlet" ? value : "The Gazette", OfficersDesk.ValueOf(page, "Form.Outlet"));
        }

        var one = await officer.DoAsync(Log + "/new", "", Enquiry);
        foreach (var (handler, fields) in new (string, (string, string)[])[]
        {
            ("Answer", [("Answer.Day", "2026-11-19")]), ("Answer", [("Answer.Day", "2026-11-24"), ("Answer.Time", "10:00")]), ("Answer", [("Answer.Note", "Ring 01375 000111")]),
            ("Close", [("Close.As", "Answered"), ("Close.Note", "x")]), ("Close", [("Close.As", "Missed"), ("Close.Note", "")]),
        })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(one, handler, fields)).StatusCode);
        }

        await officer.DoAsync(one, "Answer");
        foreach (var coverage in new[] { "javascript:alert(1)", "ftp://example.org/x", "https://me:secret@example.org/", "gazette", "" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(one, "Outcome", ("Outcome.What", "Placed"), ("Outcome.Coverage", coverage))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(one + "/change", "", ("Form.ReceivedDay", "2026-11-23"), ("Form.ReceivedTime", "12:00"), ("Form.DeadlineDay", ""), ("Form.DeadlineTime", ""), ("Form.Outlet", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.GetAsync(Log + "?Month=2026-13")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{Log}/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(Log + "/first")).StatusCode);
    }

    [Fact]
    public async Task Another_councils_officer_neither_sees_nor_changes_nor_owns_a_line()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var other = await StaffClient.SignInAsync(site, OfficersDesk.Officer, "newham");
        var one = await officer.DoAsync(Log + "/new", "", Enquiry);
        var there = one.Replace("thurrock", "newham", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(there)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(there + "/change")).StatusCode);
        var token = (await other.PageAsync("/manage/newham/press/new")).QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (handler, form) in new (string, KeyValuePair<string, string>[])[] { ("Close", [new("Close.As", "Missed"), new("Close.Note", "x"), new("Revision", "0")]), ("Answer", [new("Answer.Day", "2026-11-21"), new("Answer.Time", "10:00"), new("Revision", "0")]) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"{there}?handler={handler}", [.. form, new("__RequestVerificationToken", token)])).StatusCode);
        }

        Assert.Contains("Open", (await officer.PageAsync(one)).QuerySelector(".govuk-tag")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(one + "/change", "", ("Form.Owner", other.Id.ToString()))).StatusCode);
        Assert.DoesNotContain("The Gazette", (await other.PageAsync("/manage/newham/press")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The Gazette", await (await other.GetAsync("/manage/newham/press?handler=Csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_filtered_and_taken_as_a_file_that_computes_nothing()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        await officer.DoAsync(Log + "/new", "", [.. Enquiry, ("Form.Owner", officer.Id.ToString())]);
        await officer.DoAsync(Log + "/new", "", ("Form.Outlet", "=HYPERLINK(\"http://x\")"), ("Form.Subject", "@late"), ("Form.ReceivedDay", "2026-10-31"), ("Form.ReceivedTime", "23:59"), ("Form.DeadlineDay", "2026-11-01"), ("Form.DeadlineTime", "10:00"));
        foreach (var (query, subjects) in new (string, string[])[]
        {
            ("", ["How venues decide", "@late"]), ("?Show=open", ["How venues decide", "@late"]), ("?Show=overdue", ["@late"]), ("?Show=mine", ["How venues decide"]), ("?Month=2026-10", ["@late"]), ("?Month=2026-11", ["How venues decide"]),
        })
        {
            Assert.Equal(subjects, (await officer.PageAsync(Log + query)).QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        }

        var csv = await (await officer.GetAsync(Log + "?handler=Csv&Show=overdue")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\",\"'@late\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Gazette", csv, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<(string, long)>> SumsAsync(SiteFixture site, string kind) =>
        (await OfficersDesk.CountedAsync(site)).Where(pair => pair.Key.Dimension == kind && pair.Key.Day >= Answered).Select(pair => (pair.Key.Name, pair.Value)).Order();
}

public sealed class PressLogOnSqlite() : PressLog(Engine.Sqlite);

public sealed class PressLogOnPostgres() : PressLog(Engine.Postgres);
