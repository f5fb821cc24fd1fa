using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A contact, cited from pages and never retyped. The body holds anything more to say.</summary>
[ContentType("contact", "contacts", Label = "Contact", Default = true, Delivered = true)]
public sealed record Contact : ContentItem
{
    public override bool NeedsSummary => false;

    [Field("When to use it", Required = true, OneOf = Vocabulary.Needs)]
    public IReadOnlyList<string> Needs { get; init; } = [];

    [Field("emergency, phone-line, online or team", OneOf = Vocabulary.ContactKinds)]
    public string? Kind { get; init; }

    [Field("Telephone", Format = FieldFormat.Phone, MaxLength = 30)]
    public string? Phone { get; init; }

    [Field("Text phone", Format = FieldFormat.Phone, MaxLength = 30)]
    public string? TextPhone { get; init; }

    [Field("Telephone at other times", Format = FieldFormat.Phone, MaxLength = 30)]
    public string? PhoneOutOfHours { get; init; }

    [Field("Web page", Format = FieldFormat.Url)]
    public string? Web { get; init; }

    [Field("E-mail", Format = FieldFormat.Email)]
    public string? Email { get; init; }

    [Field("When it is open", Translated = true, MaxLength = 200)]
    public string? Hours { get; init; }

    [Field("What a call costs", Translated = true, MaxLength = 120)]
    public string? Cost { get; init; }

    [Field("What happens when you call", Translated = true, MaxLength = 400)]
    public string? CallNotes { get; init; }

    [Field("national or local", OneOf = "national local")]
    public string Area { get; init; } = "national";

    [Field("Where the facts come from", Required = true, MaxLength = 300)]
    public string Source { get; init; } = "";

    [Field("verified or unverified", OneOf = "unverified verified")]
    public string State { get; init; } = "unverified";

    [Field("Who checked it: a role", MaxLength = 80)]
    public string? VerifiedBy { get; init; }

    [Field("When it was checked")]
    public DateOnly? VerifiedOn { get; init; }

    [Field("How it was checked", MaxLength = 120)]
    public string? VerifiedHow { get; init; }

    [Field("Do not show it until the council confirms it")]
    public bool Withheld { get; init; }

    [Field("Whom to contact meanwhile", RefersTo = "contacts")]
    public string? UntilThen { get; init; }

    [Field("Place in lists, lowest first")]
    public int Order { get; init; } = 50;
}
