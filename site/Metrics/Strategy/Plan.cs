namespace PreventPublic.Metrics.Strategy;

/// <summary>A council's strategy as its documents have it. Everything in it is named; the names' words stand in Markdown beside it.</summary>
public sealed record Plan
{
    /// <summary>The first day it counts for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day by which it is to be delivered.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The document it is taken from, in English.</summary>
    public required string Document { get; init; }

    /// <summary>Names in the order of the document.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public IReadOnlyList<string> Stakeholders { get; init; } = [];

    public IReadOnlyList<string> Priority { get; init; } = [];

    /// <summary>What the document itself lists as done or to do.</summary>
    public IReadOnlyList<DocumentAction> Actions { get; init; } = [];

    public ScoreSnapshot? Snapshot { get; init; }

    /// <summary>All that is measured on this site, those without an objective too.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public Frame Frame { get; init; } = new(default, "", [], new Dictionary<string, int>());

    public Indicator? Indicator(string id) => Indicators.FirstOrDefault(indicator => indicator.Id == id);
}

/// <summary>A line of the document's action table.</summary>
/// <param name="Owner">As the document has it; empty for none.</param>
/// <param name="Budget">As the document has it, “£60K”; empty for none. Never added up: see the note in the plan's words.</param>
public sealed record DocumentAction(string Id, string Objective, string Owner, string Budget, bool Done);

/// <summary>Scores of a day that is over, in a frame that may be superseded. Never to be shown as today's.</summary>
/// <param name="Month">The first day of the month they were given in.</param>
/// <param name="Scores">In the document's order.</param>
/// <param name="Targets">What the document aims at, for the areas where it says so.</param>
public sealed record ScoreSnapshot(DateOnly Month, IReadOnlyList<(string Area, int Score)> Scores, IReadOnlyDictionary<string, int> Targets);

/// <summary>The toolkit that councils assess themselves against now.</summary>
/// <param name="Updated">The day of its last change.</param>
/// <param name="Source">Its address.</param>
/// <param name="Areas">Its parts in order.</param>
/// <param name="Targets">The council's own aims by area.</param>
public sealed record Frame(DateOnly Updated, string Source, IReadOnlyList<string> Areas, IReadOnlyDictionary<string, int> Targets);
