using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.CommandLine.Demo;
using PreventPublic.Host.Hosting;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>demo seed</c> fills a council's Measure with years that never happened, its events with people who do not exist, a consultation with their answers, its press log, partners and distribution log with a few made-up lines, and lets bulletins go out to readers who do not exist; <c>demo time</c> says how long its screens take with them.</summary>
public static class DemoCommand
{
    public const string Name = "demo";

    private const int Times = 15;

    public static Command Make() => new(Name, "Made-up data, for looking and for measuring. Never on a site that the public uses") { Seed(), Time() };

    private static Command Seed()
    {
        var site = new Option<string>("--site") { Description = "The council", DefaultValueFactory = _ => "thurrock" };
        var facts = new Option<int>("--facts") { Description = "How many counters by day", DefaultValueFactory = _ => 20_000 };
        var years = new Option<int>("--years") { Description = "Over how many years up to today", DefaultValueFactory = _ => 5 };
        var people = new Option<int>("--people") { Description = "How many register for the events to come", DefaultValueFactory = _ => 60 };
        var answers = new Option<int>("--answers") { Description = "How many answer the consultation about the site's pages", DefaultValueFactory = _ => 40 };
        var json = new Option<bool>("--json") { Description = "Print for programs" };
        var command = new Command("seed", "Fill the figures, the events, a consultation, the briefings and the plan with what never happened") { site, facts, years, people, answers, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var output = new Output(parsed.GetValue(json));
            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            var council = await CouncilAsync(services, parsed.GetValue(site)!);
            if (council is null)
            {
                Console.Error.WriteLine($"There is no council “{parsed.GetValue(site)}” with a strategy.");
                return 1;
            }

            await new MadeUpFigures(services.GetRequiredKeyedService<StoreDatabase>(MetricsStore.Name)).MakeAsync(council.Id, parsed.GetValue(facts), parsed.GetValue(years), council.Clock.Today, cancel);
            var bulletins = await ActivatorUtilities.CreateInstance<MadeUpBulletins>(services).MakeAsync(council.Id, council.Clock.Today, cancel);
            var guests = await ActivatorUtilities.CreateInstance<MadeUpGuests>(services).MakeAsync(council.Id, parsed.GetValue(people), cancel);
            var answered = await ActivatorUtilities.CreateInstance<MadeUpRound>(services).MakeAsync(council.Id, parsed.GetValue(answers), cancel);
            await using (var desk = await services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(cancel))
            {
                await MadeUpDesk.MakeAsync(desk, council.Id, council.Clock, cancel);
            }

            var work = await ActivatorUtilities.CreateInstance<MadeUpWork>(services).MakeAsync(council.Id, council.Clock.Today, cancel);
            output.Say($"{council.Council} has {parsed.GetValue(years)} made-up years. Open “Measure”, “Events”, “Rounds”, “Bulletins”, “Press log”, “Partners”{(work ? ", “Briefings”, “Packs” and “Plan”" : "")} in Manage.");
            output.Result(new { council.Id, facts = parsed.GetValue(facts), guests, answers = answered, bulletins, work });
            return 0;
        });
        return command;
    }

    private static Command Time()
    {
        var site = new Option<string>("--site") { Description = "The council", DefaultValueFactory = _ => "thurrock" };
        var json = new Option<bool>("--json") { Description = "Print for programs" };
        var command = new Command("time", "How long the dashboard and a month's, quarter's and year's report take, in milliseconds") { site, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            if (await CouncilAsync(services, parsed.GetValue(site)!) is not { } council)
            {
                Console.Error.WriteLine($"There is no council “{parsed.GetValue(site)}” with a strategy.");
                return 1;
            }

            var month = Period.Month(council.Clock.Today).Previous;
            var (dashboard, monthly, yearly) = (await MedianAsync(() => DashboardAsync(services, council, cancel)), await MedianAsync(() => ReportAsync(services, council, month, cancel)), await MedianAsync(() => ReportAsync(services, council, Period.YearOf(month.First).Previous, cancel)));
            var output = new Output(parsed.GetValue(json));
            output.Say($"dashboard {dashboard:0.0} ms, a month's report {monthly:0.0} ms, a year's report {yearly:0.0} ms");
            output.Result(new { dashboard, monthly, yearly });
            return 0;
        });
        return command;
    }

    private static async Task<Metrics.CouncilSite?> CouncilAsync(IServiceProvider services, string site)
    {
        if (!await services.GetRequiredKeyedService<StoreDatabase>(Cms.Store.ContentStore.Name).AnyAsync("Entries", "1 = 1", CancellationToken.None))
        {
            await FirstImport.RunAsync(services, services.GetRequiredService<ILoggerFactory>().CreateLogger(Name));
        }

        await services.GetRequiredService<Publisher>().RefreshAsync();
        var shelf = services.GetRequiredService<StrategyShelf>();
        return shelf.Plan(site) is null ? null : shelf.Site(site);
    }

    /// <summary>What the dashboard asks the store.</summary>
    private static async Task DashboardAsync(IServiceProvider services, Metrics.CouncilSite council, CancellationToken cancel)
    {
        await using var store = await services.GetRequiredService<IDbContextFactory<MetricsStore>>().CreateDbContextAsync(cancel);
        var month = Period.Month(council.Clock.Today).Previous;
        await FigureReader.ReadAsync(store, council.Id, services.GetRequiredService<StrategyShelf>().Plan(council.Id)!.Indicators, month.Previous.First, month.First, null, cancel);
        await services.GetRequiredService<AlertFinder>().FindAsync(store, council.Id, council.Clock.Today, cancel);
    }

    private static async Task ReportAsync(IServiceProvider services, Metrics.CouncilSite council, Period period, CancellationToken cancel)
    {
        await using var store = await services.GetRequiredService<IDbContextFactory<MetricsStore>>().CreateDbContextAsync(cancel);
        var report = await services.GetRequiredService<ReportWriter>().WriteAsync(store, council, period, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, cancel);
        ReportDocx.Of(new Metrics.Features.Closing.ClosedReport(report!, DateTime.UnixEpoch, "", []));
    }

    /// <summary>In milliseconds. The first ones warm the program up and do not count.</summary>
    private static async Task<double> MedianAsync(Func<Task> work)
    {
        var times = new List<double>();
        for (var i = 0; i < Times + 3; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Skip(3).Order().ElementAt(Times / 2);
    }
}
