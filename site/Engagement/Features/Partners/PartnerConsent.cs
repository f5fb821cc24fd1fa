using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>That a person agreed to be named, with the name itself: there is no place for a name without it, and when it ends the name is gone.</summary>
public sealed class PartnerConsent
{
    public const int MaxName = 120;
    public const int MaxHow = 300;

    /// <summary>Years after it was given that it is asked for again.</summary>
    public const int MostYears = 2;

    /// <summary>Days before it ends that somebody should ask again.</summary>
    public const int AskAgainDays = 30;

    public Guid PartnerId { get; init; }

    public required string Name { get; init; }

    /// <summary>A working address that they agreed to; empty for none. Never published.</summary>
    public string Contact { get; init; } = "";

    /// <summary><see cref="EmailAddress.KeyOf"/> of the address, for finding it when its person asks; empty for none.</summary>
    public string ContactKey { get; init; } = "";

    /// <summary>They agreed that the name stands on the public page.</summary>
    public bool MayPublish { get; init; }

    /// <summary>How they agreed, and where that can be seen: “signed form, in the team's folder”.</summary>
    public required string How { get; init; }

    /// <summary>The council's local day.</summary>
    public required DateOnly GivenOn { get; init; }

    /// <summary>The council's local day: the last on which it counts.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>UTC. The moment after its last day, when the name is erased.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>The officer's name.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }
}
