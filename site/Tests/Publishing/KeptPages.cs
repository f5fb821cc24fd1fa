using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Publishing;

/// <summary>A kept page is dropped when something that it shows changes, and only then.</summary>
public sealed class KeptPages
{
    private static readonly string[] Pages = ["/", "/plain", "/with-contact", "/with-number", "/with-link", "/child/below", "/contacts", "/events", "/updates"];

    /// <summary>What is changed, and which of the pages show it.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Changes =>
    [
        new("thurrock/pages/plain.md", "/plain /with-link"),
        new("thurrock/pages/below-parent.md", ""),
        new("thurrock/pages/child.md", "/child/below"),
        new("thurrock/contacts/one.md", "/with-contact /with-number /contacts"),
        new("thurrock/contacts/two.md", "/contacts"),
        new("thurrock/events/fair.md", "/events"),
        new("thurrock/updates/news.md", "/updates"),
        new("thurrock/redirects/old.md", ""),
        new("thurrock/banners/all.md", string.Join(' ', Pages)),
        new("thurrock/site.md", string.Join(' ', Pages)),
        new("thurrock/media/new.txt", string.Join(' ', Pages)),
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_drops_what_shows_it_and_nothing_else(string file, string shownOn)
    {
        using var content = Site();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        var kept = fixture.Services.GetRequiredService<FinishedPages>();
        foreach (var page in Pages)
        {
            await fixture.On().TextAsync(page);
        }

        Assert.Equal(Pages, Pages.Where(page => IsKept(kept, page)));
        var full = Path.Combine(content.Folder, file);
        content.Write(file, File.Exists(full) ? File.ReadAllText(full).Replace("title: ", "title: New ", StringComparison.Ordinal) : "New.");
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        await fixture.RefreshAsync();
        Assert.Equal(shownOn.Split(' ', StringSplitOptions.RemoveEmptyEntries), Pages.Where(page => !IsKept(kept, page)));
    }

    /// <summary>A publication comes after the site was chosen for a request and before its answer is kept: the answer is an old one.</summary>
    [Fact]
    public async Task An_answer_that_a_publication_overtook_is_sent_but_not_kept()
    {
        using var content = Site();
        using var pause = new OnceChosen();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder, log: pause);
        content.Page("plain", "Plain", "The newer text.");
        pause.Do = async () =>
        {
            Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
            await fixture.RefreshAsync();
        };
        Assert.Contains("Plain text.", await fixture.On().TextAsync("/plain"), StringComparison.Ordinal);
        Assert.Null(pause.Do);
        Assert.Contains("The newer text.", await fixture.On().TextAsync("/plain"), StringComparison.Ordinal);
    }

    /// <summary>What is offered too late is not even found for a moment, by a reader who looks without pause.</summary>
    [Fact]
    public async Task An_old_answer_is_not_found_after_the_publication()
    {
        using var content = Site();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, content.Folder);
        var (kept, publisher) = (fixture.Services.GetRequiredService<FinishedPages>(), fixture.Services.GetRequiredService<Publisher>());
        var address = new PageAddress("thurrock", false, "thurrock.localhost", "/made", "");
        var page = FinishedPage.Of("An answer."u8.ToArray(), "text/plain", FinishedAttribute.Revalidate, new HashSet<string>(), null);
        var before = publisher.Current.Sites["thurrock"];
        content.Page("plain", "Plain", "The newer text.");
        Assert.True((await fixture.ImportAsync(content.Folder)).Applied);
        await fixture.RefreshAsync();
        Assert.NotSame(before, publisher.Current.Sites["thurrock"]);

        using var done = new CancellationTokenSource();
        var found = Task.Run(() => Looks(kept, address, done.Token), TestContext.Current.CancellationToken);
        for (var offer = 0; offer < 100_000; offer++)
        {
            kept.Keep(address, page, before);
        }

        await done.CancelAsync();
        Assert.Equal(0, await found);
        kept.Keep(address, page, publisher.Current.Sites["thurrock"]);
        Assert.NotNull(kept.Find(address));
    }

    private static int Looks(FinishedPages kept, PageAddress address, CancellationToken done)
    {
        var found = 0;
        while (!done.IsCancellationRequested)
        {
            found += kept.Find(address) is null ? 0 : 1;
        }

        return found;
    }

    private static bool IsKept(FinishedPages kept, string page) => kept.Find(new PageAddress("thurrock", false, "thurrock.localhost", page, "")) is not null;

    private static TestContent Site() => new TestContent()
        .Contact("one", "01632 960001").Contact("two", "01632 960002")
        .Page("plain", "Plain", "Plain text.")
        .Page("with-contact", "Contact", ":::contact one")
        .Page("with-number", "Number", "Call {{phone:one}}.")
        .Page("with-link", "Link", ":::links\n- plain\n:::")
        .Page("child", "Parent", "Text.").Page("child/below", "Below", "Text.").Page("below-parent", "Alone", "Text.")
        .Write("thurrock/events/fair.md", "---\ntitle: Fair\nsummary: S\nstarts: 2027-01-02 10:00\nends: 2027-01-02 11:00\nvenue: Hall\n---\nText.\n")
        .Write("thurrock/updates/news.md", "---\ntitle: News\nsummary: S\ndate: 2026-11-01\n---\nText.\n")
        .Write("thurrock/redirects/old.md", "---\ntitle: Old\nfrom: /old\nto: /\n---\n")
        .Write("thurrock/banners/all.md", "---\ntitle: Banner\nlevel: notice\n---\nText.\n");

    /// <summary>Does something once, when routing says that it has found an endpoint: the site is chosen by then, the answer not begun.</summary>
    private sealed class OnceChosen : ILoggerProvider, ILogger
    {
        public Func<Task>? Do { get; set; }

        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Do is { } work && eventId.Name == "MatchSuccess")
            {
                Do = null;
                Task.Run(work).GetAwaiter().GetResult();
            }
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
