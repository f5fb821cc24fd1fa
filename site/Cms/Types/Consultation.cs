using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>Something the council asks people about: what it is, why, who decides, and afterwards what came of it.</summary>
[ContentType("consultation", "consultations", Label = "Consultation", AddressPrefix = "/consultations/", Default = true)]
public sealed record Consultation : ContentItem
{
    [Field("What people are asked about", Required = true, OneOf = "film page leaflet event policy")]
    public string About { get; init; } = "";

    [Field("Where they can see it, with a transcript if it is a film", Format = FieldFormat.AddressOrUrl)]
    public string? See { get; init; }

    [Field("Who decides; a role, never a person's name", Required = true, Translated = true, MaxLength = 160)]
    public string Decides { get; init; } = "";

    [Field("The day by which the council says what it did")]
    public DateOnly? AnswerBy { get; init; }

    [Field("The people asked are under 18: keep every sentence short")]
    public bool Young { get; init; }

    [Field("What in it may be upsetting, said before anything is asked", Translated = true, MaxLength = 300)]
    public string? ContentNote { get; init; }

    [Field("Who can help, shown before anything is asked", Required = true, RefersTo = "contacts")]
    public IReadOnlyList<string> Contacts { get; init; } = [];

    [Field("What does not happen before this is answered", Translated = true, MaxLength = 200)]
    public string? Gate { get; init; }

    [Field("The round that must be answered before the gate opens", MaxLength = 40)]
    public string? GateRound { get; init; }

    [Field("The day on which the gate was opened; leave it out while it is shut")]
    public DateOnly? GateOpened { get; init; }

    [Field("Rounds, in order")]
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    [Field("What each round asks about, in words", Translated = true)]
    public IReadOnlyList<RoundName> Names { get; init; } = [];

    [Field("Space: how people can say it safely", Required = true, Translated = true, MaxLength = 300)]
    public string Space { get; init; } = "";

    [Field("Voice: how they can say it in their own way", Required = true, Translated = true, MaxLength = 300)]
    public string Voice { get; init; } = "";

    [Field("Audience: who listens", Required = true, Translated = true, MaxLength = 300)]
    public string Audience { get; init; } = "";

    [Field("Influence: what can change, and who tells them", Required = true, Translated = true, MaxLength = 300)]
    public string Influence { get; init; } = "";

    [Field("You said, we did", Translated = true)]
    public IReadOnlyList<Reply> Replies { get; init; } = [];

    [Field("Made up, to show how the site looks")]
    public bool Sample { get; init; }
}

/// <summary>Once that people are asked. A new version of the film or leaflet is a new round.</summary>
public sealed record Round
{
    [Field("Its name in addresses and files: round-1", Required = true, MaxLength = 40)]
    public string Id { get; init; } = "";

    [Field("The survey's key", Required = true, MaxLength = 80)]
    public string Survey { get; init; } = "";

    [Field("Who may answer, and how", Required = true, OneOf = "panel open paper")]
    public IReadOnlyList<string> Doors { get; init; } = [];

    [Field("First day")]
    public DateOnly? Opens { get; init; }

    [Field("Last day")]
    public DateOnly? Closes { get; init; }
}

/// <summary>What a round asks about, in words.</summary>
public sealed record RoundName
{
    [Field("The round's id", Required = true, MaxLength = 40)]
    public string Id { get; init; } = "";

    [Field("Which version: the first cut of the film", Required = true, MaxLength = 120)]
    public string What { get; init; } = "";
}

/// <summary>“You said / we did / not yet, because”.</summary>
public sealed record Reply
{
    [Field("You said", Required = true, MaxLength = 300)]
    public string Said { get; init; } = "";

    [Field("done, planned, not-yet or no", Required = true, OneOf = "done planned not-yet no")]
    public string State { get; init; } = "";

    [Field("What was done, is planned, or why not yet", Required = true, MaxLength = 300)]
    public string Answer { get; init; } = "";

    [Field("The team or role that answers for it", Required = true, MaxLength = 80)]
    public string Who { get; init; } = "";

    [Field("The day it was done or will be looked at again", Required = true)]
    public DateOnly On { get; init; }

    [Field("The round it answers", MaxLength = 40)]
    public string? Round { get; init; }
}
