namespace PreventPublic.Engagement.Features.Training.Reporting;

/// <summary>Where a person stands with a course.</summary>
public enum TrainingStanding
{
    InDate,

    /// <summary>To be renewed within <see cref="TrainingReport.SoonDays"/>.</summary>
    Due,

    /// <summary>The day by which it was to be renewed is over.</summary>
    Lapsed,
}

/// <summary>An organisation and a course.</summary>
/// <param name="Trained">People who completed it, whenever.</param>
/// <param name="Current">Of them, who need not have renewed it yet; <paramref name="Due"/> are among them.</param>
/// <param name="Need">People who are to do it, as the organisation told; null when it has not.</param>
public sealed record OrganisationLine(string Course, string Organisation, int Trained, int Current, int Due, int Lapsed, DateOnly? LastOn, int? Need)
{
    /// <summary>Of those who are to do it, the share that is current, in percent, 100 at most; null when the need is not known.</summary>
    public int? Complete => Need is > 0 ? Math.Min(100, 100 * Current / Need.Value) : null;
}

/// <summary>Who completed what, by organisation: a person who did a course again counts once, by their latest.</summary>
public static class TrainingReport
{
    public const int SoonDays = 90;

    public static TrainingStanding StandingOf(TrainingRecord record, DateOnly today) =>
        record.RenewOn is not { } due || due > today.AddDays(SoonDays) ? TrainingStanding.InDate : due < today ? TrainingStanding.Lapsed : TrainingStanding.Due;

    /// <summary>Each person's latest record of each course.</summary>
    public static IEnumerable<TrainingRecord> Latest(IEnumerable<TrainingRecord> records) =>
        records.GroupBy(record => (record.Course.ToUpperInvariant(), record.PersonKey)).Select(own => own.MaxBy(record => record.On)!);

    /// <summary>By course, then by organisation. An organisation that told its need stands here before anybody has come.</summary>
    public static IReadOnlyList<OrganisationLine> Of(IEnumerable<TrainingRecord> records, IReadOnlyList<TrainingNeed> needs, DateOnly today)
    {
        var trained = Latest(records).GroupBy(record => KeyOf(record.Course, OrganisationName.KeyOf(record.Organisation))).ToDictionary(group => group.Key, group => group.ToList());
        var asked = needs.ToDictionary(need => KeyOf(need.Course, need.OrganisationKey));
        return
        [
            .. trained.Keys.Union(asked.Keys).Select(key => LineOf(trained.GetValueOrDefault(key) ?? [], asked.GetValueOrDefault(key), today))
                .OrderBy(line => line.Course, StringComparer.OrdinalIgnoreCase).ThenBy(line => line.Organisation, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static OrganisationLine LineOf(IReadOnlyList<TrainingRecord> people, TrainingNeed? need, DateOnly today)
    {
        var standings = people.Select(record => StandingOf(record, today)).ToList();
        var lapsed = standings.Count(standing => standing == TrainingStanding.Lapsed);
        return new OrganisationLine(
            people.Count > 0 ? people[0].Course : need!.Course, need?.Organisation ?? people.MaxBy(record => record.On)!.Organisation, people.Count, people.Count - lapsed,
            standings.Count(standing => standing == TrainingStanding.Due), lapsed, people.Count > 0 ? people.Max(record => record.On) : null, need?.People);
    }

    private static (string Course, string Organisation) KeyOf(string course, string organisationKey) => (course.ToUpperInvariant(), organisationKey);
}
