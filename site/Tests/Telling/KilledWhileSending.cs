using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>
/// The real process is killed (SIGKILL) at random moments while it sends a bulletin, and started again. Nobody may get it
/// twice, and whoever did not get it must be among those that the officer is told of.
/// </summary>
public sealed class KilledWhileSending(ITestOutputHelper output)
{
    private const int Rounds = 2;
    private const int People = 300;

    /// <summary>As fast as the server takes them, many are marked together; at forty a second each by itself.</summary>
    public static readonly TheoryData<Engine, int, int> Paces = new() { { Engine.Sqlite, 0, 32 }, { Engine.Postgres, 0, 32 }, { Engine.Sqlite, 2399, 1 } };

    [Theory]
    [MemberData(nameof(Paces))]
    public async Task Nobody_gets_it_twice_and_nobody_is_lost(Engine engine, int perMinute, int inDoubt)
    {
        await using var server = new SmtpServer { Thinks = TimeSpan.FromMilliseconds(3) };
        await using var readers = await Readers.StartAsync(engine, server.Port, fixture => fixture.Settings["Mail:Bulk:PerMinute"] = perMinute.ToString(CultureInfo.InvariantCulture));
        var all = Enumerable.Range(0, People).Select(number => $"p{number}@example.org").ToList();
        await readers.AddAsync(all);
        var id = await readers.OrderAsync();
        for (var round = 0; round < Rounds; round++)
        {
            using var host = Start(readers, server.Port);
            await WaitAsync(() => Task.FromResult(server.Mails.Count >= round * 80 + 20 + Random.Shared.Next(40)));
            host.Kill();
            await host.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await LeasesRunOutAsync(readers);
        }

        using (var last = Start(readers, server.Port))
        {
            await WaitAsync(async () => (await readers.ProgressAsync(id)).State == MailingStates.Sent);
            last.Kill();
            await last.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await AssertAsync(readers, server, id, all, Rounds * inDoubt);
    }

    private async Task AssertAsync(Readers readers, SmtpServer server, Guid id, List<string> all, int mostInDoubt)
    {
        var got = server.Mails.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        var uncertain = await readers.InStoreAsync(store => store.MailingRecipients.Where(r => r.MailingId == id && r.State == RecipientState.Uncertain)
            .Join(store.Subscribers, r => r.SubscriberId, s => s.Id, (r, s) => s.Email).ToListAsync());
        output.WriteLine($"{Rounds} kills, {server.Mails.Count} mails, {uncertain.Count} uncertain");
        Assert.All(got.Values, count => Assert.Equal(1, count));
        Assert.Empty(all.Except(got.Keys).Except(uncertain));
        Assert.InRange(uncertain.Count, 0, mostInDoubt);
        var progress = await readers.ProgressAsync(id);
        Assert.Equal((People, People - uncertain.Count, uncertain.Count), (progress.Recipients, progress.Sent, progress.Uncertain));
    }

    /// <summary>As if a quarter of an hour had passed since the worker died.</summary>
    private static Task<int> LeasesRunOutAsync(Readers readers) =>
        readers.InStoreAsync(store => store.MailingRecipients.Where(r => r.Lease != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeasedUntil, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    private static async Task WaitAsync(Func<Task<bool>> done)
    {
        for (var patience = 0; patience < 4500; patience++)
        {
            if (await done())
            {
                return;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("It did not come so far.");
    }

    private static HostProcess Start(Readers readers, int port) => HostProcess.Start(
        readers.Fixture.Where,
        readers.FolderOfContent,
        [.. readers.Fixture.Settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)), new("Mail:Smtp:Port", port.ToString(CultureInfo.InvariantCulture))]);
}
