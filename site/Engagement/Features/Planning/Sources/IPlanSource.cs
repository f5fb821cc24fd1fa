namespace PreventPublic.Engagement.Features.Planning.Sources;

/// <summary>Knows of things that are planned, late or done. Each module that has such things brings one.</summary>
public interface IPlanSource
{
    /// <summary>What has its day in the stretch, what is late, and what is on its way without a day.</summary>
    /// <param name="from">The council's local day; the first that counts.</param>
    /// <param name="until">The last that counts.</param>
    /// <param name="today">The council's local day.</param>
    Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel);
}

/// <summary>The objectives of a council's strategy.</summary>
public interface IPlanObjectives
{
    /// <summary>Ids and titles, as the strategy orders them; none where there is no strategy.</summary>
    IReadOnlyList<(string Id, string Title)> Of(string site);

    /// <summary>The objective that a figure counts for.</summary>
    /// <param name="figure">An indicator's id: <c>bulletins-sent</c>.</param>
    /// <returns>Empty where the strategy has it under none.</returns>
    string CountedBy(string site, string figure);
}
