using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>
/// The real process is killed (SIGKILL) at random moments while people register, and started again. Every acknowledged
/// registration must be there, none twice, no place sold twice, and each must have its one letter, sent or waiting.
/// </summary>
public sealed class Crashes(ITestOutputHelper output)
{
    /// <summary>Nobody is asked to prove anything, and one address may register everybody.</summary>
    internal static readonly KeyValuePair<string, string?>[] Open = [new("HumanCheck:Provider", "none"), new("Events:FormsPerAddress", "100000")];

    private const int Rounds = 3;
    private const int Places = 40;
    private const int People = 8;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_was_acknowledged_survives_kill_9_and_is_there_once(Engine engine)
    {
        using var content = new TestContent().Event("evening", Places, "starts: 2099-12-10 18:30\nends: 2099-12-10 20:00");
        var data = await HostData.EmptyAsync(engine);
        var acknowledged = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var host = await HostProcess.StartReadyAsync(data, content.Folder, Open);
            using var stop = new CancellationTokenSource();
            var people = Enumerable.Range(0, People).Select(person => KeepRegisteringAsync(host.Address, $"r{round}p{person}", acknowledged, stop.Token)).ToList();
            var enough = acknowledged.Count + 5 + Random.Shared.Next(10);
            for (var patience = 0; acknowledged.Count < enough && patience < 1200; patience++)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            host.Process.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(people);
        }

        using (await HostProcess.StartReadyAsync(data, content.Folder, Open))
        {
            // Starting again puts everything in order.
        }

        AssertWhole(data.Folder, data.Databases?.Main, acknowledged);
        output.WriteLine($"{Rounds} kills, {acknowledged.Count} acknowledged registrations");
        Directory.Delete(data.Folder, recursive: true);
    }

    private static async Task KeepRegisteringAsync(Uri host, string who, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host };
        http.DefaultRequestHeaders.Host = $"thurrock.localhost:{host.Port}";
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var email = $"{who}n{number}@example.org";
            try
            {
                var registrant = new Registrant(http) { Email = email, More = { ["date"] = "2099-12-10" } };
                await registrant.OpenAsync();
                await Task.Delay(3000, stop);
                if ((await registrant.PostAsync("send")).StatusCode == HttpStatusCode.SeeOther)
                {
                    acknowledged.Add(email);
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
            {
                // The host is dead: whatever was not acknowledged may be there or not.
            }
        }
    }

    private static void AssertWhole(string data, string? database, ConcurrentBag<string> acknowledged)
    {
        using DbConnection store = database is null ? new SqliteConnection($"Data Source={Path.Combine(data, "people.db")};Pooling=false") : new NpgsqlConnection($"{database};Search Path=people;Pooling=false");
        store.Open();
        if (database is null)
        {
            Assert.Equal("ok", Scalar(store, "PRAGMA integrity_check"));
        }

        Assert.NotEmpty(acknowledged);
        foreach (var email in acknowledged)
        {
            Assert.Equal(1L, Scalar(store, $"SELECT COUNT(*) FROM \"Registrations\" WHERE \"EmailKey\" = '{email}'"));
        }

        Assert.InRange((long)Scalar(store, "SELECT COALESCE(SUM(\"Party\"), 0) FROM \"Registrations\" WHERE \"State\" IN ('Booked', 'Offered', 'Unconfirmed', 'AwaitingApproval')"), 1, Places);
        Assert.Equal(0L, Scalar(store, "SELECT COUNT(*) FROM \"Registrations\" r WHERE (SELECT COUNT(*) FROM \"Steps\" s WHERE s.\"RegistrationId\" = r.\"Id\") <> 1"));
        var sent = Directory.Exists(Path.Combine(data, "mail")) ? Directory.GetFiles(Path.Combine(data, "mail"), "*.eml").Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet() : [];
        sent.UnionWith(Waiting(store));

        // A letter that was sent and not yet marked is both; it has one id, so it counts once.
        Assert.Equal((long)Scalar(store, "SELECT COUNT(*) FROM \"Registrations\""), sent.Count);
    }

    private static List<string> Waiting(DbConnection store)
    {
        using var waiting = store.CreateCommand();
        waiting.CommandText = "SELECT CAST(\"Id\" AS TEXT) FROM \"Outbox\" WHERE \"Kind\" = 'letter'";
        using var rows = waiting.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read())
        {
            ids.Add(Guid.Parse(rows.GetString(0)).ToString("N"));
        }

        return ids;
    }

    private static object Scalar(DbConnection store, string sql)
    {
        using var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }
}
