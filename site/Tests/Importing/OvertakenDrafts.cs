using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Store;
using PreventPublic.Testing;
using PreventPublic.Tests.Manage;
using Xunit;

namespace PreventPublic.Tests.Importing;

/// <summary>What was on its way when a newer text came from files does not reach readers after it.</summary>
public abstract class OvertakenDrafts(Engine engine)
{
    private const string Edit = "/manage/thurrock/edit/pages/en/about";

    [Fact]
    public async Task A_planned_text_that_an_import_overtakes_is_superseded_and_its_plan_cancelled()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "Planned words."));
        await desk.Editor.DoAsync(version, "Approve");
        await desk.Publisher.DoAsync(version, "Plan", ("at", "2027-03-01T09:00"));
        var planned = await desk.HeadAsync("about");
        await ImportAsync(desk, new ImportOptions("a test", Publish: true, ConflictChoice.TakeFiles));
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var overtaken = await store.Versions.SingleAsync(v => v.Id == planned.Id, TestContext.Current.CancellationToken);
        Assert.Equal((VersionState.Scheduled, VersionState.Superseded, false), (planned.State, overtaken.State, overtaken.IsHead));
        Assert.Equal(ScheduleState.Cancelled, (await store.Schedules.SingleAsync(TestContext.Current.CancellationToken)).State);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.PostAsync($"{version}?handler=Publish", await Desk.TokenOfAsync(desk.Publisher, version))).StatusCode);
        Assert.Contains("From files.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_imports_under_their_account_cannot_approve_what_they_brought()
    {
        await using var desk = await Desk.OpenAsync(engine);
        await ImportAsync(desk, new ImportOptions(desk.Editor.Name, Publish: false) { ById = desk.Editor.Id });
        var version = $"/manage/thurrock/version/{(await desk.HeadAsync("about")).Id}";
        await desk.Editor.DoAsync(version, "Submit");
        var refused = await desk.Editor.PostAsync($"{version}?handler=Approve", [.. await Desk.TokenOfAsync(desk.Editor, version), new("seen", "anything")]);
        Assert.Contains("You wrote part of it", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await desk.Publisher.DoAsync(version, "Approve");
    }

    private static async Task ImportAsync(Desk desk, ImportOptions options)
    {
        desk.Content.Page("about", "About", "From files.");
        var importer = desk.Fixture.Services.GetRequiredService<ContentImporter>();
        var report = await importer.ImportAsync(desk.Content.Folder, options, cancel: TestContext.Current.CancellationToken);
        Assert.True(report.Applied, string.Join("; ", report.Faults));
        await desk.Fixture.RefreshAsync();
    }
}

public sealed class OvertakenDraftsOnSqlite() : OvertakenDrafts(Engine.Sqlite);

public sealed class OvertakenDraftsOnPostgres() : OvertakenDrafts(Engine.Postgres);
