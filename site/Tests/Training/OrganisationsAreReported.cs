using System.Net;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Features.Training.Reporting;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Training;

/// <summary>What officers see of completion, and put right.</summary>
public sealed class OrganisationsAreReported
{
    private const string Report = "/manage/thurrock/training";
    private const string People = Report + "/people";
    private const string Organisation = Report + "/organisation";
    private static readonly DateOnly Today = new(2026, 12, 11);

    [Fact]
    public async Task An_organisation_is_as_complete_as_its_people_are_current()
    {
        await using var course = await Course.StartAsync(Engine.Sqlite);
        await course.RegisterAsync("bob@example.org", "Bob Example", organisation: "grays  school");
        await course.CameAsync("bob@example.org");
        await course.TrainAsync("ada@example.org");
        var officer = await course.OfficerAsync();
        await officer.DoAsync(Organisation, "Need", ("Name", "Grays School"), ("Course", Course.Name), ("People", "8"));
        Assert.Contains("2 in date of 8, 25%", Flat(await officer.PageAsync(Report)), StringComparison.Ordinal);

        await officer.DoAsync(Organisation + "?Name=grays%20school", "Rename", ("To", "Grays Primary School"));
        Assert.Contains("2 in date of 8, 25%", Flat(await officer.PageAsync(Report)), StringComparison.Ordinal);
        Assert.All(await course.RecordsAsync(), r => Assert.Equal("Grays Primary School", r.Organisation));
        var csv = await course.FileAsync(Report + "?handler=Csv");
        Assert.Contains("\"Notice, check, share\",\"Grays Primary School\",\"8\",\"2\",\"25\",\"0\",\"0\",\"2026-12-10\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_people_leaves_a_trace_and_computes_nothing()
    {
        await using var course = await Course.StartAsync(Engine.Sqlite);
        await course.TrainAsync("ada@example.org", "=HYPERLINK(1)", "@SUM(1)");
        var officer = await course.OfficerAsync();
        var csv = await (await officer.SendAsync(People, "Csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"'=HYPERLINK(1)\",\"'@SUM(1)\"", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.SendAsync(People, "Xlsx")).StatusCode);
        var trail = await course.Meet.InStoreAsync(store => store.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == AuditLine.Kind).ToListAsync());
        Assert.Equal(2, trail.Select(m => m.Read<AuditLine>()).Count(line => line.Action == "training.exported"));
        Assert.DoesNotContain(trail, m => m.Read<AuditLine>().ToString().Contains("HYPERLINK", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_is_put_right_once_and_what_it_counted_for_follows()
    {
        await using var course = await Course.StartAsync(Engine.Sqlite);
        await course.TrainAsync("ada@example.org");
        var address = $"{Report}/{(await course.RecordsAsync())[0].Id}";
        var officer = await course.OfficerAsync();
        var seen = await officer.PageAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(seen, address, "Save", ("Form.On", "2030-01-01"), ("Form.Email", "nobody"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(seen, address, "Save", ("Form.Name", "Ada Other"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(seen, address, "Save", ("Form.Name", "Ada Third"))).StatusCode);
        Assert.Equal(("Ada Other", 1), (Assert.Single(await course.RecordsAsync()).Name, await course.CountedAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(seen, address, "Remove")).StatusCode);
        await officer.DoAsync(address, "Remove");
        Assert.Equal((0, 0), ((await course.RecordsAsync()).Count, await course.CountedAsync()));
    }

    [Fact]
    public async Task Only_who_may_manage_events_of_this_site_sees_who_was_trained()
    {
        await using var course = await Course.StartAsync(Engine.Sqlite);
        await course.TrainAsync("ada@example.org");
        var record = (await course.RecordsAsync())[0].Id;
        var author = await StaffClient.SignInAsync(course.Meet.Fixture, Role.Author);
        var elsewhere = await StaffClient.SignInAsync(course.Meet.Fixture, Role.EngagementOfficer, site: "newham");
        foreach (var address in new[] { Report, People, Report + "/new", Organisation, $"{Report}/{record}" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await author.GetAsync(address)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await elsewhere.GetAsync(address)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await StaffClient.Stranger(course.Meet.Fixture).GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public void A_person_counts_once_by_their_latest_and_an_organisation_stands_there_before_anybody_came()
    {
        TrainingNeed need = new() { Site = "s", Course = "C", OrganisationKey = "library", Organisation = "Library", People = 3, By = "x", At = default };
        var lines = TrainingReport.Of(
        [
            Record("ada", "School", "2024-01-10", "2025-01-10"), Record("ada", "School", "2026-01-10", "2027-01-10"),
            Record("bob", "SCHOOL ", "2024-01-10", "2026-12-10"), Record("cleo", "School", "2026-06-10", null),
        ],
        [need], Today);
        Assert.Equal(
        [
            new OrganisationLine("C", "Library", 0, 0, 0, 0, null, 3),
            new OrganisationLine("C", "School", 3, 2, 1, 1, new DateOnly(2026, 6, 10), null),
        ],
        lines);
        Assert.Equal((0, null), (lines[0].Complete, lines[1].Complete));
    }

    private static TrainingRecord Record(string person, string organisation, string on, string? renew) => new()
    {
        Site = "s",
        Course = "C",
        On = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture),
        RenewOn = renew is null ? null : DateOnly.Parse(renew, System.Globalization.CultureInfo.InvariantCulture),
        Name = person,
        Organisation = organisation,
        Role = "",
        Email = person + "@example.org",
        EmailKey = person + "@example.org",
        Language = "en",
        EraseAt = default,
        By = "x",
        At = default,
    };

    private static string Flat(AngleSharp.Html.Dom.IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
