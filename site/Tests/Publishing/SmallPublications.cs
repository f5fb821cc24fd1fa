using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Publishing;

/// <summary>A publication takes up only what it touched, and what comes out is what reading everything would give.</summary>
public abstract class SmallPublications(Engine engine)
{
    private const int Steps = 80;

    private static readonly string[] Sites = ["shared", "thurrock", "newham"];
    private static readonly string[] Addresses = ["/a", "/b", "/c", "/old", "/older", "/elsewhere"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_published_or_withdrawn_in_whatever_order_it_is_as_if_all_had_been_read()
    {
        using var content = TwoCouncils();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var (publisher, random) = (fixture.Services.GetRequiredService<Publisher>(), new Random(7));
        for (var step = 0; step < Steps; step++)
        {
            var untouched = publisher.Current.Sites["thurrock"].Find("pages/home");
            await StepAsync(fixture, random, tells: true);
            await publisher.RefreshAsync(Cancel);
            Assert.Equal(await ReadWholeAsync(fixture), Described(publisher.Current));
            Assert.Same(untouched, publisher.Current.Sites["thurrock"].Find("pages/home"));
        }
    }

    /// <summary>The control: where a publication says that it touched nothing, readers miss what it did, and the comparison above sees it.</summary>
    [Fact]
    public async Task A_publication_that_names_the_wrong_entries_is_found_out()
    {
        using var content = TwoCouncils();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var (publisher, random, missed) = (fixture.Services.GetRequiredService<Publisher>(), new Random(7), 0);
        for (var step = 0; step < 10; step++)
        {
            await StepAsync(fixture, random, tells: false);
            await publisher.RefreshAsync(Cancel);
            missed += await ReadWholeAsync(fixture) == Described(publisher.Current) ? 0 : 1;
        }

        Assert.True(missed > 5, $"{missed} of 10 were seen.");
    }

    [Fact]
    public async Task The_settings_of_a_council_reach_every_entry_and_a_store_that_went_back_is_read_whole()
    {
        using var content = TwoCouncils();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var publisher = fixture.Services.GetRequiredService<Publisher>();
        await WriteAsync(fixture, "newham", "", "site", "en", SettingsOf("newham", "[ur, ro]"));
        await publisher.RefreshAsync(Cancel);
        Assert.Equal(["en", "ur", "ro"], publisher.Current.Sites["newham"].Languages.Select(language => language.Code));
        Assert.Equal(await ReadWholeAsync(fixture), Described(publisher.Current));

        await using (var store = await StoreAsync(fixture))
        {
            var newest = await store.Publications.MaxAsync(publication => publication.Number, Cancel);
            await store.Publications.Where(publication => publication.Number == newest).ExecuteDeleteAsync(Cancel);
            await store.Versions.Where(version => version.Entry.Key == "home" && version.Entry.Site == "thurrock").ExecuteUpdateAsync(set => set.SetProperty(version => version.State, VersionState.Withdrawn), Cancel);
        }

        await publisher.RefreshAsync(Cancel);
        Assert.Null(publisher.Current.Sites["thurrock"].Find("pages/home"));
    }

    [Fact]
    public async Task Who_publishes_second_waits_for_the_first_so_that_no_number_is_committed_late()
    {
        using var content = TwoCouncils();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        await using var first = await StoreAsync(fixture);
        var turn = await first.TakeTurnAsync(Cancel);
        first.AddPublication("first", fixture.Clock.GetUtcNow().UtcDateTime, "", []);
        await first.SaveChangesAsync(Cancel);
        var second = Task.Run(async () =>
        {
            await using var store = await StoreAsync(fixture);
            await using var its = await store.TakeTurnAsync(Cancel);
            store.AddPublication("second", fixture.Clock.GetUtcNow().UtcDateTime, "", []);
            await store.SaveChangesAsync(Cancel);
            await its.CommitAsync(Cancel);
        }, Cancel);
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(500), Cancel));
        Assert.False(second.IsCompleted);

        // Readers, and whoever looks for news, wait for nobody.
        await fixture.Services.GetRequiredService<Publisher>().RefreshAsync(Cancel);
        await turn.CommitAsync(Cancel);
        await turn.DisposeAsync();
        await second;
        await using var after = await StoreAsync(fixture);
        Assert.Equal(["first", "second"], await after.Publications.OrderByDescending(publication => publication.Number).Take(2).OrderBy(publication => publication.Number).Select(publication => publication.By).ToListAsync(Cancel));
    }

    private static TestContent TwoCouncils() => new TestContent().Write("newham/site.md", SettingsOf("newham", "[ur]"))
        .Write("newham/site.ur.md", "---\ntitle: X\ncouncil: X\narea: X\npolice: X\nsummary: X\ntranslated-from: 000000000001\n---\n")
        .Write("newham/pages/home.md", "---\ntitle: Home\nsummary: About.\naddress: /\n---\nWelcome.\n");

    private static string SettingsOf(string site, string languages) =>
        $"---\ntitle: Prevent\ncouncil: Council\narea: Area\npolice: Police\nhosts: [{site}.localhost]\nlanguages: {languages}\ntheme: {site}\nexit-to: https://www.bbc.co.uk/weather\nsummary: A site.\n---\n";

    /// <summary>Publishes a page, a translation, a section of a shared page, or a redirect, or withdraws one.</summary>
    private static async Task StepAsync(SiteFixture fixture, Random random, bool tells)
    {
        var (site, key) = (Sites[random.Next(3)], "abc"[random.Next(3)].ToString());
        if (random.Next(4) == 0)
        {
            await WithdrawAsync(fixture, site, key, tells);
            return;
        }

        var (folder, language, text) = random.Next(6) switch
        {
            0 => ("pages", "ur", $"---\ntitle: U{random.Next(99)}\ntranslated-from: 000000000001\n---\nX {random.Next(99)}.\n"),
            1 when site != "shared" => ("pages", "en", $"---\nextends: shared\n---\n## One {{#one}}\nOwn {random.Next(99)}.\n"),
            2 => ("redirects", "en", $"---\ntitle: R\nfrom: {Addresses[random.Next(3, 6)]}\nto: /{key}\n---\n"),
            _ => ("pages", "en", $"---\ntitle: T{random.Next(99)}\nsummary: S.\naddress: {Addresses[random.Next(6)]}\n---\nText {random.Next(99)}.\n\n## One {{#one}}\nPart.\n"),
        };
        await WriteAsync(fixture, site, folder, key, language, text, tells);
    }

    private static async Task WriteAsync(SiteFixture fixture, string site, string folder, string key, string language, string text, bool tells = true)
    {
        await using var store = await StoreAsync(fixture);
        await using var turn = await store.TakeTurnAsync(Cancel);
        var now = fixture.Clock.GetUtcNow().UtcDateTime;
        var entry = await store.Entries.Include(e => e.Versions).SingleOrDefaultAsync(e => e.Site == site && e.Folder == folder && e.Key == key, Cancel);
        if (entry is null)
        {
            store.Add(entry = new EntryRecord { Site = site, Folder = folder, Key = key, Type = folder == "redirects" ? "redirect" : folder.Length == 0 ? "site" : "page" });
        }

        foreach (var old in entry.Versions.Where(version => version.Language == language && version.State == VersionState.Published))
        {
            store.Add(old.MoveTo(VersionState.Superseded, "a test", now));
        }

        await store.SaveChangesAsync(Cancel);
        var number = 1 + entry.Versions.Where(version => version.Language == language).Max(version => (int?)version.Number) ?? 1;
        var fresh = new VersionRecord { EntryId = entry.Id, Language = language, Number = number, Source = text, Hash = ContentHash.Of(text), Author = "a test", CreatedAt = now };
        fresh.MoveTo(VersionState.Published, "a test", now);
        store.Add(fresh);
        store.AddPublication("a test", now, "", tells ? [entry.Id] : []);
        await store.SaveChangesAsync(Cancel);
        await turn.CommitAsync(Cancel);
    }

    private static async Task WithdrawAsync(SiteFixture fixture, string site, string key, bool tells)
    {
        await using var store = await StoreAsync(fixture);
        await using var turn = await store.TakeTurnAsync(Cancel);
        var now = fixture.Clock.GetUtcNow().UtcDateTime;
        var going = await store.Versions.Where(version => version.Entry.Site == site && version.Entry.Key == key && version.State == VersionState.Published).ToListAsync(Cancel);
        going.ForEach(version => store.Add(version.MoveTo(VersionState.Withdrawn, "a test", now)));
        store.AddPublication("a test", now, "", tells ? going.Select(version => version.EntryId) : []);
        await store.SaveChangesAsync(Cancel);
        await turn.CommitAsync(Cancel);
    }

    private static Task<ContentStore> StoreAsync(SiteFixture fixture) => fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(Cancel);

    private static async Task<string> ReadWholeAsync(SiteFixture fixture)
    {
        using var other = new Publisher(
            fixture.Services.GetRequiredKeyedService<StoreDatabase>(ContentStore.Name), new StoredContent(fixture.Services.GetRequiredService<ContentTypes>()), fixture.Clock);
        await other.RefreshAsync(Cancel);
        return Described(other.Current);
    }

    private static string Described(PublishedContent content) => string.Join('\n', content.Sites.Values.OrderBy(site => site.Id, StringComparer.Ordinal).SelectMany(Lines));

    private static IEnumerable<string> Lines(SiteContent site) =>
    [
        $"{site.Id} {site.SettingsEntry.Documents.First().Hash} {string.Join(' ', site.Languages.Select(language => language.Code))}",
        .. site.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(Line),
        .. new[] { "pages", "redirects", "contacts" }.Select(folder => $"{folder}: {string.Join(' ', site.In(folder).Select(entry => entry.Key).Order(StringComparer.Ordinal))}"),
        .. Addresses.Select(address => $"{address} {OwnersOf(site, address)} {site.RedirectFrom(address) is not null}"),
        .. site.Media.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"),
    ];

    private static string Line(Entry entry) =>
        $"{entry.Name} {entry.Address} {entry.Item.Title} {string.Join(' ', entry.Documents.Select(document => document.Hash).Order(StringComparer.Ordinal))}";

    /// <summary>Of entries that share an address it may be any; whether somebody has it may not.</summary>
    private static string OwnersOf(SiteContent site, string address) =>
        site.At(address) is { } found ? found.Address == address ? string.Join('|', site.Entries.Where(entry => entry.Address == address).Select(entry => entry.Key).Order(StringComparer.Ordinal)) : "wrong" : "none";
}

public sealed class SmallPublicationsOnSqlite() : SmallPublications(Engine.Sqlite);

public sealed class SmallPublicationsOnPostgres() : SmallPublications(Engine.Postgres);
