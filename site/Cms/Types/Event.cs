using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A community event, once or repeated. Times are the council's local time.</summary>
[ContentType("event", "events", Label = "Event", AddressPrefix = "/events/", Default = true)]
public sealed record Event : ContentItem
{
    [Field("First start", Required = true)]
    public DateTime Starts { get; init; }

    [Field("End of the first", Required = true)]
    public DateTime Ends { get; init; }

    [Field("How it repeats", Format = FieldFormat.RecurrenceRule, MaxLength = 200)]
    public string? Repeats { get; init; }

    [Field("Dates left out")]
    public IReadOnlyList<DateOnly> Except { get; init; } = [];

    [Field("It will not take place")]
    public bool Cancelled { get; init; }

    [Field("Place", Translated = true, MaxLength = 120)]
    public string? Venue { get; init; }

    [Field("Street", MaxLength = 120)]
    public string? Street { get; init; }

    [Field("Town", MaxLength = 80)]
    public string? Town { get; init; }

    [Field("Postcode", MaxLength = 10)]
    public string? Postcode { get; init; }

    [Field("It takes place online")]
    public bool Online { get; init; }

    [Field("What the place has", OneOf = Vocabulary.Access)]
    public IReadOnlyList<string> Access { get; init; } = [];

    [Field("More about access", Translated = true)]
    public string? AccessNotes { get; init; }

    [Field("What it costs", Translated = true, MaxLength = 120)]
    public string? Cost { get; init; }

    [Field("Who runs it", Translated = true, MaxLength = 120)]
    public string? Organiser { get; init; }

    [Field("Made up, to show how the site looks")]
    public bool Sample { get; init; }
}
