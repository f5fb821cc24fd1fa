using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Published;
using PreventPublic.Host.CommandLine;
using PreventPublic.Host.Export;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>The site as plain files: every page in every language, every link leading somewhere, and a list by which a copy can be checked.</summary>
public sealed class TheMirrorIsWhole : IAsyncLifetime
{
    private readonly string _to = Path.Combine(Path.GetTempPath(), $"prevent-mirror-{Guid.NewGuid():N}");
    private SiteFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await SiteFixture.StartAsync(Engine.Sqlite);

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        Directory.Delete(_to, recursive: true);
    }

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task No_link_leads_nowhere_and_every_byte_is_accounted_for(string id)
    {
        var site = _fixture.Services.GetRequiredService<Publisher>().Current.Sites[id];
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var report = await SiteCommand.MirrorOf(_fixture.Services).WriteAsync(site, $"https://{id}.example.gov.uk", _to, null, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{report.Pages} pages, {report.Files} files, {report.Bytes} bytes, {report.Pages / System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds:0} pages/s");
        Assert.Empty(report.Faults);
        Assert.Empty(LinksToNothing());
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_to, Integrity.File), TestContext.Current.CancellationToken));
        var listed = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("sha256").GetString());
        var there = Directory.EnumerateFiles(_to, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_to, file).Replace('\\', '/')).Where(file => file != Integrity.File).ToList();
        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        Assert.All(there, file => Assert.Equal(listed[file], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_to, file))))));
        Assert.Contains("tel:999", await File.ReadAllTextAsync(Path.Combine(_to, "worried", "child", "index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Old addresses lead on, and the pictures that stand for pages are there.
        Assert.All(site.Redirects.Where(redirect => !redirect.Gone), redirect => Assert.True(File.Exists(Path.Combine(_to, redirect.From.TrimStart('/'), "index.html")), redirect.From));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_to, "share"), "*.png", SearchOption.AllDirectories));

        // No form that only a server could take, and no search.
        Assert.DoesNotContain(Directory.EnumerateFiles(_to, "*.html", SearchOption.AllDirectories), file => File.ReadAllText(file) is var page && (page.Contains("/page-useful", StringComparison.Ordinal) || page.Contains("role=\"search\"", StringComparison.Ordinal)));

        // A toolkit's first question is its printed guide here.
        Assert.DoesNotContain("method=\"post\"", await File.ReadAllTextAsync(Path.Combine(_to, "venue-hire", "questions", "index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => SiteCommand.MirrorOf(_fixture.Services).WriteAsync(site, "https://x.example", _to, null, CancellationToken.None));
    }

    private List<string> LinksToNothing()
    {
        var wrong = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(_to, "*.html", SearchOption.AllDirectories))
        {
            foreach (var link in new HtmlParser().ParseDocument(File.ReadAllText(file)).QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Where(link => link.StartsWith('/')))
            {
                var path = Path.Combine(_to, Uri.UnescapeDataString(link.Split('#', '?')[0]).TrimStart('/'));
                if (!File.Exists(path) && !File.Exists(Path.Combine(path, "index.html")))
                {
                    wrong.Add($"{Path.GetRelativePath(_to, file)} → {link}");
                }
            }
        }

        return [.. wrong.Take(20)];
    }
}
