using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Host.Backup;
using PreventPublic.Host.Hosting;
using PreventPublic.Testing;
using PreventPublic.Tests.Manage;
using Xunit;

namespace PreventPublic.Tests.Stores;

/// <summary>The restore drill: a backup taken while the site runs comes back whole, also into the other database engine.</summary>
public sealed class BackupsComeBack : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-backup-").FullName;
    private const string Passphrase = "a passphrase for tests";

    public static TheoryData<Engine, Engine> Ways => new() { { Engine.Sqlite, Engine.Sqlite }, { Engine.Sqlite, Engine.Postgres }, { Engine.Postgres, Engine.Postgres }, { Engine.Postgres, Engine.Sqlite } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Everything_comes_back_and_the_site_goes_on_from_there(Engine from, Engine to)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(from);
        await desk.PublishAsync("/manage/thurrock/edit/pages/en/about", ("Body", "Words worth keeping."));
        await desk.DeliverAsync();
        var file = await BackUpAsync(desk.Fixture, "site.backup");

        await using var fresh = (await HostData.EmptyAsync(to)).Services(TimeProvider.System);
        var restorer = fresh.GetRequiredService<BackupRestorer>();
        Assert.Equal(restorer.Verify(file, Passphrase).Count, await restorer.RestoreAsync(file, Passphrase, cancel));
        Assert.Equal(await CountsAsync(desk.Fixture.Services), await CountsAsync(fresh));
        Assert.Contains(await CountsAsync(fresh), count => count is { Table: "AuditTrail", Rows: > 0 });

        var publisher = fresh.GetRequiredService<Publisher>();
        await publisher.RefreshAsync(cancel);
        Assert.Contains("Words worth keeping.", publisher.Current.Sites["thurrock"].Find("pages", "about")!.Documents.First().Source, StringComparison.Ordinal);

        // Numbers that the database counts go on, and do not begin again.
        await using var store = await fresh.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(cancel);
        var last = await store.Publications.MaxAsync(p => p.Number, cancel);
        store.Add(new PublicationRecord { By = "a test", At = desk.Fixture.Clock.GetUtcNow().UtcDateTime });
        await store.SaveChangesAsync(cancel);
        Assert.True(await store.Publications.MaxAsync(p => p.Number, cancel) > last);
        Assert.Contains("not empty", (await Assert.ThrowsAsync<BackupException>(() => restorer.RestoreAsync(file, Passphrase, cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_one_moment_of_each_store_while_others_write()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                // Two rows in one step: a snapshot has both or neither.
                await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(CancellationToken.None);
                var name = Guid.NewGuid().ToString("N");
                store.AddRange(new ImportedFileRecord { File = name + "-a", Hash = "" }, new MediaRecord { Site = name, Name = "b", Hash = "" });
                await store.SaveChangesAsync(CancellationToken.None);
            }
        }, CancellationToken.None);
        for (var round = 0; round < 5; round++)
        {
            var file = await BackUpAsync(desk.Fixture, $"{round}.backup");
            var rows = RowsOf(file);
            Assert.Equal(rows["ImportedFiles"].Count(row => row[0].EndsWith("-a", StringComparison.Ordinal)), rows["Media"].Count);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task What_was_changed_cut_off_or_sealed_by_another_passphrase_is_refused_and_changes_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var file = await BackUpAsync(desk.Fixture, "good.backup");
        var bytes = await File.ReadAllBytesAsync(file, cancel);
        Assert.DoesNotContain("Thurrock Council", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        await using var fresh = (await HostData.EmptyAsync(Engine.Sqlite)).Services(TimeProvider.System);
        var restorer = fresh.GetRequiredService<BackupRestorer>();
        await Assert.ThrowsAsync<BackupException>(() => restorer.RestoreAsync(file, "another passphrase, wrong", cancel));
        for (var round = 0; round < 24; round++)
        {
            var broken = Path.Combine(_folder, "broken.backup");
            var changed = round % 2 == 0 ? bytes[..Random.Shared.Next(bytes.Length)] : [.. bytes];
            if (round % 2 == 1)
            {
                changed[Random.Shared.Next(changed.Length)] ^= (byte)(1 << Random.Shared.Next(8));
            }

            await File.WriteAllBytesAsync(broken, changed, cancel);
            await Assert.ThrowsAsync<BackupException>(() => restorer.RestoreAsync(broken, Passphrase, cancel));
        }

        Assert.Equal(0, (await CountsAsync(fresh)).Sum(count => count.Rows));
        Assert.Equal(restorer.Verify(file, Passphrase).Count, await restorer.RestoreAsync(file, Passphrase, cancel));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> BackUpAsync(SiteFixture fixture, string name)
    {
        var file = Path.Combine(_folder, name);
        await using var to = File.Create(file);
        await fixture.Services.GetRequiredService<BackupWriter>().WriteAsync(to, Passphrase, TestContext.Current.CancellationToken);
        return file;
    }

    private static Dictionary<string, List<string[]>> RowsOf(string file)
    {
        using var from = File.OpenRead(file);
        var (tables, now) = (new Dictionary<string, List<string[]>>(), new List<string[]>());
        foreach (var line in BackupReader.Lines(from, Passphrase))
        {
            if (line.Table is { } table)
            {
                tables.Add($"{(table.Store == ContentStore.Name ? "" : table.Store + ".")}{table.Name}", now = []);
            }
            else if (line.Row is { } row)
            {
                now.Add([.. row.Select(value => value.ToString())]);
            }
        }

        return tables;
    }

    private static async Task<IReadOnlyList<(string Table, long Rows)>> CountsAsync(IServiceProvider services)
    {
        var counts = new List<(string Table, long Rows)>();
        foreach (var store in services.GetServices<StoreToPrepare>())
        {
            await using var context = await store.OpenAsync(CancellationToken.None);
            await context.Database.OpenConnectionAsync();
            foreach (var table in StoreTable.Of(context))
            {
                await using var command = context.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT COUNT(*) FROM {table.Quoted}";
                counts.Add((table.Name, Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return counts;
    }
}
