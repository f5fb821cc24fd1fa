using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Time;
using PreventPublic.Metrics;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Benchmark;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Strategy;

/// <summary>An officer who works through the months: with a clock of their own, so that the host's timers need not run through a year.</summary>
public sealed class Officer
{
    private readonly SiteFixture _fixture;

    public Officer(SiteFixture fixture, DateTimeOffset now, string site = "thurrock")
    {
        _fixture = fixture;
        Time = new FakeTimeProvider(now);
        Site = fixture.Services.GetRequiredService<StrategyShelf>().Site(site)! with { Clock = new LocalClock(Time, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")) };
    }

    public FakeTimeProvider Time { get; }

    public CouncilSite Site { get; }

    public StaffMember Staff { get; } = new(Guid.NewGuid(), "An officer", "officer@example.gov.uk", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());

    public StrategyShelf Shelf => _fixture.Services.GetRequiredService<StrategyShelf>();

    public Plan Plan => Shelf.Plan(Site.Id)!;

    public IDbContextFactory<MetricsStore> Stores => _fixture.Services.GetRequiredService<IDbContextFactory<MetricsStore>>();

    public Closings Closings => new(Stores, new ReportWriter(Shelf), Shelf, Time);

    public Metrics.Features.Measurements.Measuring Measuring => new(Stores, Shelf, Time);

    public ActionBook Actions => new(Stores, Time);

    public Scoring Scoring => new(Stores, Time);

    public NarrativeBook Narratives => new(Stores, Time);

    /// <summary>The site began to count on this day.</summary>
    public Task BeginAsync(DateOnly day) => _fixture.Services.GetRequiredService<GaugeTable>().BeginDayAsync(Site.Id, day, Time.GetUtcNow().UtcDateTime, CancellationToken.None);

    public Task CountAsync(string name, DateOnly day, long count, string dimension = "") =>
        _fixture.Services.GetRequiredService<FactTable>().AddAsync([new Fact(name, day, Site.Id, "pages/worried", dimension, count)], CancellationToken.None);

    public Task<bool> EnterAsync(string indicator, DateOnly month, double value, string reason = "", int number = 0) =>
        Measuring.AddAsync(Site.Id, [new Entry(indicator, month, value, "A minute", reason, number, Origin.Manual)], Staff, CancellationToken.None);

    public Task<string?> CloseAsync(Period period) => Closings.CloseAsync(Site, period, Staff, CancellationToken.None);

    /// <summary>What the nightly work does about facts that came late.</summary>
    public async Task CorrectLateAsync()
    {
        await using var store = await Stores.CreateDbContextAsync();
        await new LateFacts(Shelf).CorrectAsync(store, Site.Id, Site.Clock.Today, Time.GetUtcNow().UtcDateTime, CancellationToken.None);
        await store.SaveChangesAsync();
    }

    /// <summary>The report of a period as it would be made from what is known now.</summary>
    public async Task<Report> WriteNowAsync(Period period)
    {
        await using var store = await Stores.CreateDbContextAsync();
        return (await new ReportWriter(Shelf).WriteAsync(store, Site, period, Time.GetUtcNow().UtcDateTime, CancellationToken.None))!;
    }
}
