using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>Officers at the screens of Measure, and residents at what comes of it.</summary>
public sealed class AtTheDesk
{
    private const string Home = "/manage/thurrock/figures";

    [Fact]
    public async Task An_officer_enters_corrects_and_closes_and_a_resident_sees_it_with_its_explanation()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite, now: new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero));
        await fixture.Services.GetRequiredService<GaugeTable>().BeginDayAsync("thurrock", new DateOnly(2026, 10, 1), DateTime.UnixEpoch, CancellationToken.None);
        var analyst = await StaffClient.SignInAsync(fixture, Role.Analyst);
        var sessions = Home + "/educator-sessions?month=2026-11";
        await analyst.DoAsync(sessions, "", ("Value", "2"), ("Evidence", "Agenda of 5 November"));
        var unexplained = await analyst.SendAsync(sessions, "", ("Value", "3"), ("Evidence", "Agenda of 5 November"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        await analyst.DoAsync(sessions, "", ("Value", "3"), ("Evidence", "Agendas of 5 and 19 November"), ("Reason", "One was missed"));
        await analyst.DoAsync(Home + "/reports/2026-11", "Save", ("Boxes[summary]", "Three sessions.\n\nMembers asked for a film."));
        Assert.Contains("no month", await TextAsync(fixture, "/strategy/how-are-we-doing"), StringComparison.OrdinalIgnoreCase);
        await analyst.DoAsync(Home + "/reports/2026-11", "Close");

        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        var doing = await fixture.On().PageAsync("/strategy/how-are-we-doing");
        Assert.Contains("3 (corrected)", doing.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("Sessions with educators", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var report = await TextAsync(fixture, "/strategy/reports/2026-11");
        Assert.Contains("Members asked for a film.", report, StringComparison.Ordinal);
        Assert.DoesNotContain(analyst.Name, report, StringComparison.Ordinal);
        Assert.Contains("Training sessions, talks and forums", await TextAsync(fixture, "/strategy/figures/educator-sessions"), StringComparison.Ordinal);
        Assert.Contains("Agendas of 5 and 19 November", (await analyst.PageAsync(sessions)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_who_enter_the_same_figure_at_once_lose_nothing()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var (one, two) = (await StaffClient.SignInAsync(fixture, Role.Analyst), await StaffClient.SignInAsync(fixture, Role.Analyst));
        var address = Home + "/educator-sessions?month=2026-10";
        var (first, second) = (await one.PageAsync(address), await two.PageAsync(address));
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync(first, address, "", ("Value", "1"), ("Evidence", "The invitation"))).StatusCode);
        var late = await two.SendAsync(second, address, "", ("Value", "2"), ("Evidence", "Two invitations"));
        var page = await StaffClient.ReadAsync(late, address, HttpStatusCode.Conflict);
        Assert.Equal("2", page.QuerySelector("[name=Value]")!.GetAttribute("value"));
        Assert.Contains("Somebody else", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_of_figures_may_look_and_not_write()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var editor = await StaffClient.SignInAsync(fixture, Role.Editor);
        var page = await editor.PageAsync(Home + "/educator-sessions");
        Assert.Null(page.QuerySelector("[name=Value]"));
        var token = (await editor.PageAsync(Home + "/actions")).QuerySelector("form[action*=sign-out] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posted = await editor.PostAsync(Home + "/educator-sessions", [KeyValuePair.Create("Value", "1"), KeyValuePair.Create("Evidence", "x"), KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(Home + "/import")).StatusCode);
    }

    [Fact]
    public async Task Open_data_is_what_its_schema_says_and_holds_no_names()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite, now: new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero));
        var officer = new Officer(fixture, fixture.Clock.GetUtcNow());
        await officer.BeginAsync(new DateOnly(2026, 11, 1));
        await officer.CountAsync("page.viewed", new DateOnly(2026, 11, 3), 23, "en");
        await officer.CountAsync("page.viewed", new DateOnly(2026, 11, 3), 3, "ur");
        Assert.Null(await officer.CloseAsync(Metrics.Features.Reports.Period.Month(new DateOnly(2026, 11, 1))));
        using var http = fixture.CreateClient();
        http.DefaultRequestHeaders.Host = "thurrock.localhost";
        using var data = JsonDocument.Parse(await http.GetStringAsync(new Uri("/strategy/data.json", UriKind.Relative), TestContext.Current.CancellationToken));
        using var schema = JsonDocument.Parse(await http.GetStringAsync(new Uri("/strategy/data.schema.json", UriKind.Relative), TestContext.Current.CancellationToken));
        Follow(schema.RootElement, data.RootElement, "");
        var read = data.RootElement.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == "pages-read").GetProperty("months")[0];
        Assert.Equal((25d, true), (read.GetProperty("value").GetDouble(), read.GetProperty("withheld").GetBoolean()));
        var csv = await http.GetStringAsync(new Uri("/strategy/data.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("pages-read,Pages read,publication,2026-11,25,yes,no,number", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(officer.Staff.Name, csv + data.RootElement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Mondays_those_who_keep_the_figures_get_one_mail_from_one_host()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Postgres);
        await using var beside = fixture.Beside();
        beside.Replace = Quiet.Workers;
        _ = await StaffClient.SignInAsync(fixture, Role.Analyst);
        _ = await StaffClient.SignInAsync(fixture, Role.Editor);
        var officer = new Officer(fixture, fixture.Clock.GetUtcNow());
        await officer.EnterAsync("pages-in-date", new DateOnly(2026, 10, 1), 50);
        await Task.WhenAll(new[] { fixture, beside }.Select(host => host.Services.GetRequiredService<DailyWork>().DoAsync(CancellationToken.None)));
        await using var store = await Quiet.StoreAsync(fixture);
        var mails = (await store.Set<OutboxMessage>().Where(message => message.Kind == MailMessage.Kind).ToListAsync(TestContext.Current.CancellationToken)).Select(message => message.Read<MailMessage>()).ToList();
        Assert.Equal(["thurrock"], mails.Select(one => one.Site));
        var mail = mails[0];
        Assert.Contains("Pages within their review date: 50%, the target is 95%.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_things_stand_is_looked_at_daily_and_missed_days_are_made_up()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var gauges = fixture.Services.GetRequiredService<GaugeTable>();
        await gauges.LookAsync("thurrock", new DateOnly(2026, 11, 20), CancellationToken.None);
        await gauges.LookAsync("thurrock", new DateOnly(2026, 11, 23), CancellationToken.None);
        await gauges.LookAsync("thurrock", new DateOnly(2026, 11, 23), CancellationToken.None);
        await using var store = await Quiet.StoreAsync(fixture);
        var days = await store.Gauges.GroupBy(gauge => gauge.Name).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, TestContext.Current.CancellationToken);
        Assert.Equal((2, 4), (days["pages.in-date"], days["events.held"]));
    }

    private static async Task<string> TextAsync(SiteFixture fixture, string address) => (await fixture.On().PageAsync(address)).Body!.TextContent;

    /// <summary>As much of JSON Schema as ours uses.</summary>
    private static void Follow(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("enum", out var allowed))
        {
            Assert.Contains(value.GetString(), allowed.EnumerateArray().Select(one => one.GetString()));
            return;
        }

        var type = schema.GetProperty("type");
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).ToList() : [type.GetString()];
        var actual = value.ValueKind switch { JsonValueKind.Object => "object", JsonValueKind.Array => "array", JsonValueKind.String => "string", JsonValueKind.Number => "number", JsonValueKind.Null => "null", _ => "boolean" };
        Assert.True(types.Contains(actual), $"{path} is {actual}");
        if (actual == "array")
        {
            Assert.All(value.EnumerateArray(), item => Follow(schema.GetProperty("items"), item, path + "[]"));
        }

        if (actual == "object")
        {
            Assert.All(schema.GetProperty("required").EnumerateArray(), name => Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{path}.{name}"));
            Assert.All(value.EnumerateObject(), property => Follow(schema.GetProperty("properties").GetProperty(property.Name), property.Value, $"{path}.{property.Name}"));
        }
    }
}
