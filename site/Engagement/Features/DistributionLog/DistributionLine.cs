namespace PreventPublic.Engagement.Features.DistributionLog;

/// <summary>Printed material that was handed out: what, how many, to which organisation. There is no person in it but the officer who wrote it down.</summary>
public sealed class DistributionLine
{
    public const int MaxTitle = 150;
    public const int MaxBody = 150;

    /// <summary>More than a print run of the borough.</summary>
    public const int MostPieces = 500_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>The council's local day.</summary>
    public required DateOnly On { get; set; }

    /// <summary>The resource's name, <c>resources/booklet</c>; empty for what the site does not have.</summary>
    public required string Item { get; set; }

    /// <summary>What it was called then.</summary>
    public required string Title { get; set; }

    public required int Quantity { get; set; }

    /// <summary>Of <see cref="Audiences"/>.</summary>
    public required string Audience { get; set; }

    /// <summary>The school, group or place that got it; empty where it is not told.</summary>
    public required string Body { get; set; }

    /// <summary>The language it is printed in, by code.</summary>
    public required string Language { get; set; }

    /// <summary>The officer's name.</summary>
    public required string By { get; set; }

    /// <summary>UTC. When it was last written down.</summary>
    public required DateTime At { get; set; }

    /// <summary>Counts changes: whoever changes an older one is told.</summary>
    public int Revision { get; set; }
}

/// <summary>Kinds of organisations that get printed material.</summary>
public static class Audiences
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        ("schools", "Schools and colleges"), ("governors", "School governors"), ("community-groups", "Community and voluntary groups"), ("faith-groups", "Faith groups"),
        ("health-and-justice", "Health and justice"), ("councillors", "Councillors"), ("venues", "Venues"), ("libraries", "Libraries and hubs"), ("events", "Events and stalls"), ("others", "Others"),
    ];

    public static string NameOf(string code) => All.FirstOrDefault(one => one.Code == code).Name ?? code;
}
