using System.CommandLine;
using System.Diagnostics;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>search rebuild</c>: makes the search index anew from what is published. Readers go on finding by the old one until it is done.</summary>
public static class SearchCommand
{
    public const string Name = "search";

    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "Print for programs" };
        var command = new Command("rebuild", "Make the search index anew") { json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            await services.GetRequiredService<Publisher>().RefreshAsync(cancel);
            var output = new Output(parsed.GetValue(json));
            var indexer = services.GetRequiredService<SearchIndexer>();
            var began = Stopwatch.GetTimestamp();
            var report = await output.WithProgressAsync(progress => indexer.FollowAsync(rebuild: true, progress, cancel));
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await using var connection = await services.GetRequiredKeyedService<StoreDatabase>(ContentStore.Name).OpenAsync(cancel);
            var bytes = await services.GetRequiredService<ISearchEngine>().SizeAsync(connection, cancel);
            output.Say($"{report.Put} texts indexed in {seconds:0.0} s; the index takes {bytes / 1024.0 / 1024.0:0.0} MB");
            output.Result(new { texts = report.Put, seconds, bytes });
            return 0;
        });
        return new Command(Name, "Work with the search index") { command };
    }
}
