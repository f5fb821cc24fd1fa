using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Manage;

/// <summary>A small site with an author, an editor and a publisher at its desk.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly TestContent _content;

    private Desk(TestContent content, SiteFixture fixture) => (_content, Fixture) = (content, fixture);

    public SiteFixture Fixture { get; }

    /// <summary>The files that the site began with.</summary>
    public TestContent Content => _content;

    public StaffClient Author { get; private init; } = null!;

    public StaffClient Editor { get; private init; } = null!;

    public StaffClient Publisher { get; private init; } = null!;

    /// <param name="add">Further files for the site to begin with.</param>
    public static async Task<Desk> OpenAsync(Engine engine, Action<TestContent>? add = null, Dictionary<string, string>? settings = null)
    {
        var content = new TestContent();
        content.Page("about", "About", "Old words.").Contact("help", "01632 960001");
        add?.Invoke(content);
        var fixture = await SiteFixture.NewAsync(engine, content.Folder);
        foreach (var (key, value) in settings ?? [])
        {
            fixture.Settings[key] = value;
        }

        _ = fixture.Services;
        return new Desk(content, fixture)
        {
            Author = await StaffClient.SignInAsync(fixture, Role.Author),
            Editor = await StaffClient.SignInAsync(fixture, Role.Editor),
            Publisher = await StaffClient.SignInAsync(fixture, Role.Publisher),
        };
    }

    public Task<string> ReaderSeesAsync(string address) => Fixture.On().TextAsync(address);

    /// <summary>The whole way: written, approved, published.</summary>
    public async Task PublishAsync(string edit, params (string Name, string Value)[] fields)
    {
        var version = await Author.DoAsync(edit, "Submit", fields);
        await Editor.DoAsync(version, "Approve");
        await Publisher.DoAsync(version, "Publish");
    }

    /// <returns>The id of the version, which is approved and waits.</returns>
    public async Task<string> ApprovedAsync(string edit, params (string Name, string Value)[] fields)
    {
        var version = await Author.DoAsync(edit, "Submit", fields);
        await Editor.DoAsync(version, "Approve");
        return version[(version.LastIndexOf('/') + 1)..];
    }

    public async Task<VersionRecord> HeadAsync(string key)
    {
        await using var store = await Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync();
        return await store.Versions.SingleAsync(version => version.IsHead && version.Entry.Key == key && version.Language == "en");
    }

    /// <summary>A form's antiforgery token, for requests that no form on the screen would make.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> TokenOfAsync(StaffClient client, string address)
    {
        var token = (await client.PageAsync(address)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return [new("__RequestVerificationToken", token)];
    }

    public Task DeliverAsync() => Fixture.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(CancellationToken.None);

    /// <summary>Every mail sent so far: its subject, an empty line, its text.</summary>
    public async Task<IReadOnlyList<string>> MailAsync()
    {
        // A notice becomes a mail in another outbox, which is delivered next.
        await DeliverAsync();
        await DeliverAsync();
        var folder = Path.Combine(Fixture.Data, "mail");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeKit.MimeMessage.Load(file)).Select(mail => $"{mail.Subject}\n\n{mail.TextBody}")] : [];
    }

    public async ValueTask DisposeAsync()
    {
        await Fixture.DisposeAsync();
        _content.Dispose();
    }
}
