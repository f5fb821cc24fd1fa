using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training.Reporting;

/// <summary>Which people to list.</summary>
/// <param name="Show"><c>due</c>, <c>lapsed</c>, or empty for everybody.</param>
public sealed record TrainingFilter(string Course = "", string Organisation = "", string Words = "", string Show = "");

/// <summary>Reads training records for officers.</summary>
public sealed class TrainingReports(IDbContextFactory<PeopleStore> stores)
{
    /// <summary>What there are records or needs of.</summary>
    public async Task<IReadOnlyList<string>> CoursesAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.TrainingRecords.Where(r => r.Site == site).Select(r => r.Course).Union(store.TrainingNeeds.Where(n => n.Site == site).Select(n => n.Course)).ToListAsync(cancel);
        return [.. all.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <param name="course">Empty for all.</param>
    public async Task<IReadOnlyList<OrganisationLine>> OrganisationsAsync(string site, string course, DateOnly today, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var records = await store.TrainingRecords.AsNoTracking().Where(r => r.Site == site).ToListAsync(cancel);
        var needs = await store.TrainingNeeds.AsNoTracking().Where(n => n.Site == site).ToListAsync(cancel);
        return [.. TrainingReport.Of(records, needs, today).Where(line => IsOf(line.Course, course))];
    }

    /// <summary>Each person's latest record of each course, those to renew first.</summary>
    public async Task<IReadOnlyList<TrainingRecord>> PeopleAsync(string site, TrainingFilter filter, DateOnly today, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.TrainingRecords.AsNoTracking().Where(r => r.Site == site).ToListAsync(cancel);
        return [.. TrainingReport.Latest(all).Where(record => Fits(record, filter, today)).OrderBy(record => record.RenewOn ?? DateOnly.MaxValue).ThenBy(record => record.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static bool IsOf(string course, string asked) => asked.Length == 0 || course.Equals(asked, StringComparison.OrdinalIgnoreCase);

    private static bool Fits(TrainingRecord record, TrainingFilter filter, DateOnly today) =>
        IsOf(record.Course, filter.Course)
        && (filter.Organisation.Length == 0 || OrganisationName.KeyOf(record.Organisation) == OrganisationName.KeyOf(filter.Organisation))
        && filter.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => $"{record.Name} {record.Organisation} {record.Role} {record.Email}".Contains(word, StringComparison.CurrentCultureIgnoreCase))
        && filter.Show switch
        {
            "due" => TrainingReport.StandingOf(record, today) == TrainingStanding.Due,
            "lapsed" => TrainingReport.StandingOf(record, today) == TrainingStanding.Lapsed,
            _ => true,
        };
}
