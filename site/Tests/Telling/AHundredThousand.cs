using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>A bulletin for a large borough: half of it chose topics, and to half of these nothing is left.</summary>
public sealed class AHundredThousand(ITestOutputHelper output)
{
    private const int People = 100_000;
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(60);

    public static readonly TheoryData<Engine> Engines = [Engine.Sqlite, Engine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Subscribers_are_queued_within_a_minute(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.InStoreAsync(store => store.Database.ExecuteSqlRawAsync(SeedOf(engine)));
        var id = await readers.OrderAsync(PartFor(BulletinAudiences.Residents, ["law"], ["online", "safety"]), PartFor("parents", ["law", "schools"]));
        var watch = Stopwatch.StartNew();
        Assert.Equal(1, await readers.Fixture.Services.GetRequiredService<Expansion>().BeginDueAsync(TestContext.Current.CancellationToken));
        output.WriteLine($"{People} queued in {watch.ElapsedMilliseconds} ms");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Target);
        watch.Restart();
        var progress = await readers.ProgressAsync(id);
        output.WriteLine($"progress in {watch.ElapsedMilliseconds} ms");
        Assert.Equal((People / 4 * 3, People / 4 * 3, People / 4, "sending"), (progress.Recipients, progress.Waiting, progress.NotTheirTopics, progress.State));
    }

    private static MailingPart PartFor(string audience, params string[][] pieces) =>
        Readers.Part(audience) with { Blocks = [.. pieces.Select(topics => new MailingBlock(BlockKind.Piece, "<p>A piece.</p>", "A piece.", topics))] };

    private static string SeedOf(Engine engine)
    {
        var (table, key, day) = engine == Engine.Sqlite
            ? ("\"Subscribers\"", "printf('00000000-0000-4000-8000-%012X', x)", "'2026-11-01 00:00:00'")
            : ("people.\"Subscribers\"", "('00000000-0000-4000-8000-' || lpad(to_hex(x), 12, '0'))::uuid", "timestamptz '2026-11-01 00:00:00Z'");
        return $"""
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {People})
            INSERT INTO {table} ("Id", "Site", "Email", "EmailHash", "Domain", "Audience", "Topics", "Language", "Frequency", "CreatedAt", "ConfirmedAt", "Nonce")
            SELECT {key}, 'thurrock', 'p' || x || '@example.org', 'hash' || x, 'example.org', CASE WHEN x % 3 = 0 THEN 'parents' ELSE 'residents' END, CASE x % 4 WHEN 0 THEN ' channel ' WHEN 1 THEN ' law venues ' ELSE '' END, 'en', 'monthly', {day}, {day}, 'nonce' FROM n
            """;
    }
}
