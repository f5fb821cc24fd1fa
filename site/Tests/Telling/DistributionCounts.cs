using System.Net;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>What was handed out is written down, put right and added up; the figures follow.</summary>
public abstract class DistributionCounts(Engine engine)
{
    private const string Log = "/manage/thurrock/partners/distribution";

    private static readonly (string, string)[] Booklets = [("Form.On", "2026-11-03"), ("Form.Item", "resources/booklet"), ("Form.Quantity", "120"), ("Form.Audience", "schools"), ("Form.Body", "A school"), ("Form.Language", "ur")];

    [Fact]
    public async Task Pieces_count_by_item_and_kind_of_organisation_and_a_correction_moves_them()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        await officer.DoAsync(Log + "/new", "", Booklets);
        await officer.DoAsync(Log + "/new", "", [.. Booklets.Where(pair => pair.Item1 is not ("Form.Quantity" or "Form.On")), ("Form.Quantity", "30"), ("Form.On", "2026-11-20")]);
        await officer.DoAsync(Log + "/new", "", ("Form.On", "2026-10-31"), ("Form.OtherTitle", "=Cards"), ("Form.Quantity", "500"), ("Form.Audience", "libraries"));
        var page = await officer.PageAsync(Log);
        Assert.Equal([["November 2026", "The booklet", "150"], ["October 2026", "=Cards", "500"]], page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()));
        Assert.Equal(150, await SumAsync(site, "resources/booklet", "schools"));
        Assert.Equal(500, await SumAsync(site, "=Cards", "libraries"));

        var first = page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody a").Single(link => link.Closest("tr")!.TextContent.Contains("120", StringComparison.Ordinal)).GetAttribute("href")!;
        var older = await officer.PageAsync(first);
        await officer.DoAsync(first, "Save", ("Form.Quantity", "100"), ("Form.Audience", "venues"));
        Assert.Equal((30, 100), (await SumAsync(site, "resources/booklet", "schools"), await SumAsync(site, "resources/booklet", "venues")));
        var late = await StaffClient.ReadAsync(await officer.SendAsync(older, first, "Save", ("Form.Quantity", "7")), first, HttpStatusCode.Conflict);
        Assert.Equal("7", OfficersDesk.ValueOf(late, "Form.Quantity"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(older, first, "Remove")).StatusCode);
        await officer.DoAsync(first, "Remove");
        Assert.Equal(0, await SumAsync(site, "resources/booklet", "venues"));

        var csv = await (await officer.GetAsync(Log + "?handler=Csv&Month=2026-10")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"2026-10-31\",\"'=Cards\",\"500\",\"English\",\"Libraries and hubs\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("booklet", csv, StringComparison.Ordinal);
        Assert.Equal(["distribution.changed", "distribution.logged", "distribution.removed"], (await OfficersDesk.PostedAsync<AuditLine>(site, AuditLine.Kind)).Select(line => line.Action).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_another_council_sees_nothing()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var (officer, other) = (await StaffClient.SignInAsync(site, OfficersDesk.Officer), await StaffClient.SignInAsync(site, OfficersDesk.Officer, "newham"));
        foreach (var (field, value) in new[]
        {
            ("Form.On", "2026-11-24"), ("Form.On", ""), ("Form.Item", ""), ("Form.Item", "resources/nothing"), ("Form.Quantity", "0"), ("Form.Quantity", "-5"), ("Form.Quantity", "many"), ("Form.Quantity", "9999999999"),
            ("Form.Audience", ""), ("Form.Audience", "people"), ("Form.Body", "Ring 07700 900123"), ("Form.Language", "xx"), ("Form.Body", new string('x', 151)),
        })
        {
            var page = await StaffClient.ReadAsync(await officer.SendAsync(Log + "/new", "", [.. Booklets.Where(pair => pair.Item1 != field), (field, value)]), Log, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(field == "Form.Quantity" ? value : "120", OfficersDesk.ValueOf(page, "Form.Quantity"));
        }

        await officer.DoAsync(Log + "/new", "", Booklets);
        var one = (await officer.PageAsync(Log)).QuerySelectorAll("table")[1].QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(one.Replace("thurrock", "newham", StringComparison.Ordinal))).StatusCode);
        Assert.DoesNotContain("booklet", (await other.PageAsync("/manage/newham/partners/distribution")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.GetAsync(Log + "?Month=November")).StatusCode);
    }

    private static async Task<long> SumAsync(SiteFixture site, string subject, string dimension) =>
        (await OfficersDesk.CountedAsync(site)).Where(pair => pair.Key.Name == DistributionBook.Distributed && pair.Key.Subject == subject && pair.Key.Dimension == dimension).Sum(pair => pair.Value);
}

public sealed class DistributionCountsOnSqlite() : DistributionCounts(Engine.Sqlite);

public sealed class DistributionCountsOnPostgres() : DistributionCounts(Engine.Postgres);
