using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Importing;

public abstract class Imports(Engine engine)
{
    [Fact]
    public async Task What_was_imported_is_exported_byte_for_byte()
    {
        await using var fixture = await SiteFixture.StartAsync(engine);
        var folder = Directory.CreateTempSubdirectory("prevent-export-").FullName;
        await fixture.Services.GetRequiredService<ContentExporter>().ExportAsync(folder, publishedOnly: false, TestContext.Current.CancellationToken);
        var (code, output) = Shell.Run("diff", "-r", Repository.Content, folder);
        Directory.Delete(folder, recursive: true);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        await using var fixture = await SiteFixture.StartAsync(engine);
        var report = await fixture.ImportAsync(Repository.Content);
        Assert.True(report.Applied);
        Assert.Equal((0, 0, report.Files), (report.Added, report.Changed, report.Unchanged));
    }

    [Fact]
    public async Task One_bad_file_leaves_the_store_as_it_was()
    {
        using var content = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var before = await CountAsync(fixture);
        content.Page("good", "Good", "Good.").Page("bad", "Bad", "See :::contact\n\n:::contact nobody\n");
        var report = await fixture.ImportAsync(content.Folder);
        Assert.False(report.Applied);
        var fault = Assert.Single(report.Faults, fault => fault.Severity == Severity.Error);
        Assert.Equal(("thurrock/pages/bad.md", 7), (fault.File, fault.Line));
        Assert.Equal(before, await CountAsync(fixture));
    }

    [Fact]
    public async Task Drafts_are_not_seen_until_they_are_published()
    {
        using var content = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        content.Page("home", "Home", "A draft.", "address: /\n");
        Assert.True((await fixture.ImportAsync(content.Folder, publish: false)).Applied);
        await fixture.RefreshAsync();
        Assert.DoesNotContain("A draft.", await fixture.On().TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_on_both_sides_is_a_conflict_that_shows_both_and_changes_nothing()
    {
        using var content = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        await ChangeStoredAsync(fixture, "home", "Changed on the site.");
        content.Page("home", "Home", "Changed in the file.", "address: /\n");
        var report = await fixture.ImportAsync(content.Folder);
        Assert.False(report.Applied);
        var conflict = Assert.Single(report.Conflicts);
        Assert.Contains("- Changed on the site.", conflict.Difference);
        Assert.Contains("+ Changed in the file.", conflict.Difference);
        Assert.True((await fixture.ImportAsync(content.Folder, choice: ConflictChoice.TakeFiles)).Applied);
        await fixture.RefreshAsync();
        Assert.Contains("Changed in the file.", await fixture.On().TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_reported_and_withdrawn_only_when_asked()
    {
        using var content = new TestContent();
        content.Page("old", "Old", "Old.");
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        File.Delete(Path.Combine(content.Folder, "thurrock/pages/old.md"));
        Assert.Equal(["thurrock/pages/old.md"], (await fixture.ImportAsync(content.Folder)).Missing);
        Assert.Equal(1, (await fixture.ImportAsync(content.Folder, withdraw: true)).Withdrawn);
        await fixture.RefreshAsync();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await fixture.On().GetAsync("/old")).StatusCode);
    }

    [Fact]
    public async Task A_publication_remakes_the_pages_that_show_what_changed_and_leaves_the_others()
    {
        using var content = new TestContent();
        content.Contact("help", "01632 960001").Page("with", "With", ":::contact help").Page("without", "Without", "Nothing.");
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var site = fixture.On();
        var (with, without) = (await site.GetAsync("/with"), await site.GetAsync("/without"));
        content.Contact("help", "01632 960002");
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        Assert.Contains("960001", await site.TextAsync("/with"), StringComparison.Ordinal);
        await fixture.RefreshAsync();
        Assert.Contains("960002", await site.TextAsync("/with"), StringComparison.Ordinal);
        var kept = fixture.Services.GetRequiredService<Cms.Serving.FinishedPages>();
        Assert.NotNull(kept.Find(new Cms.Serving.PageAddress("thurrock", false, "thurrock.localhost", "/without", "")));
        Assert.Equal(without.Headers.ETag, (await site.GetAsync("/without")).Headers.ETag);
        Assert.NotEqual(with.Headers.ETag, (await site.GetAsync("/with")).Headers.ETag);
    }

    [Fact]
    public async Task A_publication_by_another_process_is_shown_within_a_second_of_the_clock()
    {
        using var content = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        using var watch = ActivatorUtilities.CreateInstance<Cms.Published.PublicationWatch>(fixture.Services);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        content.Page("home", "Home", "Published elsewhere.", "address: /\n");
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        Assert.DoesNotContain("Published elsewhere.", await fixture.On().TextAsync("/"), StringComparison.Ordinal);
        var publisher = fixture.Services.GetRequiredService<Cms.Published.Publisher>();
        var swapped = new TaskCompletionSource();
        publisher.Swapped += (_, _) => swapped.TrySetResult();
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await swapped.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Contains("Published elsewhere.", await fixture.On().TextAsync("/"), StringComparison.Ordinal);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ChangeStoredAsync(SiteFixture fixture, string key, string body)
    {
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync();
        var now = fixture.Clock.GetUtcNow().UtcDateTime;
        var old = await store.Versions.SingleAsync(version => version.Entry.Folder == "pages" && version.Entry.Key == key && version.Language == "en");
        var source = $"---\ntitle: Home\nsummary: About Home.\naddress: /\n---\n{body}\n";
        store.Add(old.MoveTo(VersionState.Superseded, "officer", now));
        await store.SaveChangesAsync();
        var version = new VersionRecord { EntryId = old.EntryId, Language = "en", Number = 2, Source = source, Hash = ContentHash.Of(source), Author = "officer", CreatedAt = now };
        version.MoveTo(VersionState.Published, "officer", now);
        store.Add(version);
        store.Add(new PublicationRecord { By = "officer", At = now });
        await store.SaveChangesAsync();
    }

    private static async Task<(int, int, int)> CountAsync(SiteFixture fixture)
    {
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync();
        return (await store.Entries.CountAsync(), await store.Versions.CountAsync(), await store.Publications.CountAsync());
    }
}

public sealed class ImportsOnSqlite() : Imports(Engine.Sqlite);

public sealed class ImportsOnPostgres() : Imports(Engine.Postgres);
