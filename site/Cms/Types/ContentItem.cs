using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>The fields that every content type has. The body is Markdown and stands beside the fields.</summary>
public abstract record ContentItem
{
    [Field("The name readers see, in plain words", Required = true, Translated = true, MaxLength = 80)]
    public virtual string Title { get; init; } = "";

    [Field("One or two sentences for lists and search engines", Translated = true, MaxLength = 200)]
    public string? Summary { get; init; }

    [Field("The team or role that keeps this right; never a person's name", MaxLength = 80)]
    public string? Owner { get; init; }

    [Field("Look at this again by")]
    public DateOnly? Review { get; init; }

    [Field("Where the facts come from", MaxLength = 300)]
    public IReadOnlyList<string> Sources { get; init; } = [];

    [Field("What it is about", OneOf = Vocabulary.Topics)]
    public IReadOnlyList<string> Topics { get; init; } = [];

    [Field("Whom it is for", OneOf = Vocabulary.Audiences)]
    public IReadOnlyList<string> Audiences { get; init; } = [];

    [Field("“shared”: replace the shared entry section by section", OneOf = "shared")]
    public string? Extends { get; init; }

    /// <summary>Types whose entries cannot do without a summary.</summary>
    public virtual bool NeedsSummary => true;
}
