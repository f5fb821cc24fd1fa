using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Partners;

public enum PartnerKind
{
    /// <summary>A part of the council with somebody in it who has had further training and helps colleagues.</summary>
    Champion,

    /// <summary>An organisation that works with the council.</summary>
    Organisation,

    /// <summary>A group that the strategy puts first: elected members, the youth council, faith leaders.</summary>
    Stakeholder,
}

public enum PartnerState
{
    /// <summary>Staff see it.</summary>
    Internal,

    /// <summary>Everybody sees it.</summary>
    Published,
}

/// <summary>A role or an organisation that a site works with. It says nothing about persons; a name is in its consent, and goes with it.</summary>
public sealed class Partner
{
    public const int MaxRole = 120;
    public const int MaxBody = 150;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required PartnerKind Kind { get; set; }

    /// <summary>In English: “Prevent champion”, “Faith leaders”.</summary>
    public required string Role { get; set; }

    /// <summary>In English: a directorate of the council, or an organisation; empty where the role says it all.</summary>
    public required string Body { get; set; }

    /// <summary>The council's local day by which somebody looks whether it is still so.</summary>
    public required DateOnly ReviewOn { get; set; }

    public PartnerState State { get; set; } = PartnerState.Internal;

    /// <summary>Counts changes: whoever changes an older one is told.</summary>
    public int Revision { get; set; }

    /// <summary>In the other languages of the site, as far as they are there.</summary>
    public List<PartnerWords> Words { get; init; } = [];

    /// <summary>Null where no name is held.</summary>
    public PartnerConsent? Consent { get; set; }

    public List<PartnerStep> Steps { get; init; } = [];

    /// <summary>Somebody should have looked at it again by now.</summary>
    public bool IsBehind(DateOnly today) => ReviewOn < today;

    /// <summary>Its name is erased soon, unless its person agrees again.</summary>
    public bool ConsentEndsSoon(DateOnly today) => Consent?.Until <= today.AddDays(PartnerConsent.AskAgainDays);

    /// <summary>What it is called in a list.</summary>
    public string Title => Body.Length == 0 ? Role : Role.Length == 0 ? Body : $"{Role}, {Body}";

    /// <summary>In the language, or in English where it has none of its own.</summary>
    public (string Role, string Body, string Language) In(string language) =>
        Words.FirstOrDefault(words => words.Language == language) is { } own ? (own.Role, own.Body, own.Language) : (Role, Body, Language.EnglishCode);
}

/// <summary>A role and its body in one language.</summary>
public sealed class PartnerWords
{
    public Guid PartnerId { get; init; }

    public required string Language { get; init; }

    public required string Role { get; init; }

    public required string Body { get; init; }
}

/// <summary>What was done, by whom, when. Never holds a name that was erased.</summary>
public sealed class PartnerStep
{
    public const int MaxNote = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnerId { get; init; }

    /// <summary>In the past tense: “published”.</summary>
    public required string What { get; init; }

    /// <summary>The officer's name, or “retention”.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
