using System.Net;
using System.Text;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Where a council runs ClamAV, every file passes it first: a real daemon, which knows one signature of ours.</summary>
public sealed class MediaScanned
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_scanner_knows_is_refused_and_the_rest_is_taken(bool bySocket)
    {
        await using var scanner = await ClamServer.StartAsync();
        await using var site = await SiteAsync(bySocket ? scanner.Socket : $"127.0.0.1:{scanner.Port}");
        var author = await StaffClient.SignInAsync(site.Fixture, Role.Author);
        Assert.Equal((HttpStatusCode.OK, true), await SendAsync(author, "harmless.txt", "Opening hours", "media/harmless.txt"));
        // Larger than one chunk, and what is looked for is at its end.
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), await SendAsync(author, "minutes.txt", new string('a', 200_000) + ClamServer.Bad, ClamServer.BadName));
        Assert.DoesNotContain("minutes.txt</", await (await author.GetAsync("/manage/thurrock/media")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_scanner_is_away_nothing_is_taken_and_the_officer_is_told()
    {
        await using var site = await SiteAsync($"127.0.0.1:{LocalServer.FreePort()}");
        var author = await StaffClient.SignInAsync(site.Fixture, Role.Author);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), await SendAsync(author, "harmless.txt", "Opening hours", "does not answer"));
    }

    [Fact]
    public async Task What_is_too_large_for_the_scanner_is_not_taken_unseen()
    {
        await using var scanner = await ClamServer.StartAsync(mostBytes: 100_000);
        await using var site = await SiteAsync($"127.0.0.1:{scanner.Port}");
        var author = await StaffClient.SignInAsync(site.Fixture, Role.Author);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(author, "long.txt", new string('a', 300_000), "scanner")).Status);
    }

    private static async Task<(HttpStatusCode Status, bool Says)> SendAsync(StaffClient author, string name, string text, string says)
    {
        var answer = await MediaTaken.SendAsync(author, "Add", [(name, Encoding.UTF8.GetBytes(text))]);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Cancel)).Contains(says, StringComparison.Ordinal));
    }

    private static async Task<Scanned> SiteAsync(string scanner)
    {
        var content = new TestContent();
        var fixture = await SiteFixture.NewAsync(Engine.Sqlite, content.Folder);
        fixture.Settings["Media:Scanner"] = scanner;
        fixture.Settings["Media:ScanSeconds"] = "20";
        _ = fixture.Services;
        return new Scanned(content, fixture);
    }

    private sealed record Scanned(TestContent Content, SiteFixture Fixture) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Fixture.DisposeAsync();
            Content.Dispose();
        }
    }
}
