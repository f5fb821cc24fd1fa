using System.CommandLine;
using System.Diagnostics;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Words;
using PreventPublic.Decisions;
using PreventPublic.Host.Export;
using PreventPublic.Host.Hosting;
using PreventPublic.Host.Themes;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>site export</c>: a published site as plain files.</summary>
public static class SiteCommand
{
    public const string Name = "site";

    public static Command Make()
    {
        var to = new Argument<string>("to") { Description = "The folder to write; new or empty" };
        var which = new Option<string>("--site") { Description = "The site's id", Required = true };
        var origin = new Option<string?>("--origin") { Description = "What the pages call their own address, for example https://prevent.example.gov.uk; by default the site's own" };
        var json = new Option<bool>("--json") { Description = "Print for programs" };
        var command = new Command("export", "Write a whole published site as plain files that any web server can give") { to, which, origin, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = SiteHost.Build(["--Logging:LogLevel:Default=Warning"]);
            await app.Services.MigrateStoresAsync(cancel);
            var publisher = app.Services.GetRequiredService<Publisher>();
            await publisher.RefreshAsync(cancel);
            if (publisher.Current.Sites.GetValueOrDefault(parsed.GetValue(which)!) is not { } site)
            {
                Console.Error.WriteLine($"Nothing done: there is no site “{parsed.GetValue(which)}”; there are {string.Join(", ", publisher.Current.Sites.Keys.Order(StringComparer.Ordinal))}.");
                return 1;
            }

            var output = new Output(parsed.GetValue(json));
            var began = Stopwatch.GetTimestamp();
            if (Directory.Exists(parsed.GetValue(to)) && Directory.EnumerateFileSystemEntries(parsed.GetValue(to)!).Any())
            {
                Console.Error.WriteLine($"Nothing done: {parsed.GetValue(to)} is not empty. Export into a new folder.");
                return 1;
            }

            var report = await output.WithProgressAsync(progress => MirrorOf(app.Services).WriteAsync(site, parsed.GetValue(origin) ?? $"https://{site.Settings.Hosts[0]}", parsed.GetValue(to)!, progress, cancel));
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            foreach (var fault in report.Faults)
            {
                output.Say($"leads nowhere: {fault}");
            }

            output.Say($"{report.Pages} pages, {report.Files} files, {report.Bytes / 1024.0 / 1024.0:0.0} MB in {seconds:0.0} s ({report.Pages / seconds:0} pages/s)\n{Integrity.File}: {report.Digest}");
            output.Result(new { report, seconds });
            return report.Faults.Count == 0 ? 0 : 1;
        });
        return new Command(Name, "Work with a published site as a whole") { command };
    }

    public static SiteMirror MirrorOf(IServiceProvider services) => new(
        services.GetRequiredService<SitePipeline>(), services.GetRequiredService<ThemeFiles>(), services.GetRequiredService<WordBook>(), services.GetRequiredService<FlowShelf>(), services);
}
