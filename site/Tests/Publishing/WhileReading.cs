using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Publishing;

/// <summary>Readers who read while it is published see the old page or the new one. Every page here shows one number in four places that come from different entries.</summary>
public abstract partial class WhileReading(Engine engine)
{
    private const int Readers = 6;
    private const int Publications = 12;

    private static readonly string[] Addresses = ["/page", "/ur/page", "/contacts", "/"];

    [Fact]
    public async Task A_page_is_old_or_new_and_never_a_mixture()
    {
        using var content = new TestContent();
        Say(content, 1, "page", "contact", "banner");
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var seen = await ReadWhileAsync(fixture, async read =>
        {
            for (var number = 2; number <= Publications; number++)
            {
                Say(content, number, "page", "contact", "banner");
                await PublishAsync(fixture, content);
                foreach (var address in Addresses)
                {
                    Assert.Equal([number], NumbersIn(await fixture.On().TextAsync(address)));
                }

                await read();
            }
        });
        Assert.DoesNotContain(seen, page => page.Numbers.Count > 1);
        Assert.True(seen.Select(page => page.Numbers[0]).Distinct().Count() > 2, "The readers did not read while it was published.");
    }

    /// <summary>The control: a publication in two halves must be found out, or the test above proves nothing.</summary>
    [Fact]
    public async Task A_publication_in_two_halves_is_seen_as_a_mixture()
    {
        using var content = new TestContent();
        Say(content, 1, "page", "contact", "banner");
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var seen = await ReadWhileAsync(fixture, async read =>
        {
            for (var number = 2; number <= Publications; number++)
            {
                Say(content, number, "page");
                await PublishAsync(fixture, content);
                await read();
                Say(content, number, "contact", "banner");
                await PublishAsync(fixture, content);
            }
        });
        Assert.Contains(seen, page => page.Numbers.Count > 1);
    }

    private static void Say(TestContent content, int number, params string[] places)
    {
        foreach (var place in places)
        {
            _ = place switch
            {
                "page" => content.Page("page", $"Number 7{number:D3}", $"Here 7{number:D3}.\n\n:::contact one"),
                "contact" => content.Contact("one", $"01632 967{number:D3}").Page("home", "Home", $"Home 7{number:D3}.", "address: /\n"),
                _ => content.Write("thurrock/banners/all.md", $"---\ntitle: Banner 7{number:D3}\nlevel: notice\n---\nText.\n"),
            };
        }
    }

    private static async Task PublishAsync(SiteFixture fixture, TestContent content)
    {
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        await fixture.RefreshAsync();
    }

    private static async Task<IReadOnlyCollection<(string Address, IReadOnlyList<int> Numbers)>> ReadWhileAsync(SiteFixture fixture, Func<Func<Task>, Task> publish)
    {
        using var done = new CancellationTokenSource();
        var seen = new ConcurrentBag<(string, IReadOnlyList<int>)>();
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            var site = fixture.On();
            for (var turn = reader; !done.IsCancellationRequested; turn++)
            {
                var address = Addresses[turn % Addresses.Length];
                seen.Add((address, NumbersIn(await site.TextAsync(address))));
            }
        })).ToList();
        try
        {
            await publish(() => MoreAsync(seen));
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(readers);
        }

        return seen;
    }

    /// <summary>Until every reader may have read every address once more, however slow the machine is.</summary>
    private static async Task MoreAsync(ConcurrentBag<(string, IReadOnlyList<int>)> seen)
    {
        using var stuck = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var enough = seen.Count + (Readers * (1 + Addresses.Length));
        while (seen.Count < enough)
        {
            await Task.Delay(1, stuck.Token);
        }
    }

    private static IReadOnlyList<int> NumbersIn(string page) => [.. Number().Matches(page).Select(found => int.Parse(found.Groups[1].Value, null)).Distinct()];

    [GeneratedRegex(@"(?<!\d)(?:0163296|01632 96)?7(\d\d\d)(?!\d)")]
    private static partial Regex Number();
}

public sealed class WhileReadingOnSqlite() : WhileReading(Engine.Sqlite);

public sealed class WhileReadingOnPostgres() : WhileReading(Engine.Postgres);
