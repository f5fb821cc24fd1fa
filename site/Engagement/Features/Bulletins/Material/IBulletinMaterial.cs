using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Bulletins.Material;

/// <summary>What is published on a site that a bulletin can tell of.</summary>
public interface IBulletinMaterial
{
    /// <summary>
    /// What is news in a month: what is dated in it or new, the events of the five weeks after its last day, and what readers had
    /// before and was published again in it with another text.
    /// </summary>
    Task<IReadOnlyList<Material>> GatherAsync(string site, BulletinMonth month, CancellationToken cancel);

    /// <summary>One piece as it is published now; null when it is not published any more.</summary>
    MaterialText? Text(string site, string name, Language language);

    /// <summary>The age at which an English text can be read with ease; null when it is too short to tell.</summary>
    int? ReadingAge(string text);

    /// <summary>Oldest age that the site wants its words to need.</summary>
    int ReadingAim(string site);
}

/// <summary>The sections of a bulletin, in the order readers meet them. Stored as numbers: keep them.</summary>
public enum MaterialKind
{
    News,
    Event,
    Resource,
    YouSaid,

    /// <summary>Readers had it before; its text is another one now.</summary>
    Changed,
}

/// <param name="Name">The entry's name: <c>updates/new-film</c>.</param>
/// <param name="Title">In English.</param>
/// <param name="Audiences">Whom it is for; empty for everybody.</param>
/// <param name="Day">When it became news, or takes place.</param>
public sealed record Material(string Name, MaterialKind Kind, string Title, IReadOnlyList<string> Audiences, DateOnly Day)
{
    /// <summary>What changed, where it was there before; null for what is new.</summary>
    public MaterialChange? Change { get; init; }
}

/// <param name="Words">How many English words came or went, whichever is more; 0 where only other fields or a translation changed.</param>
/// <param name="Site">Whose text it is: a site's id, or <c>shared</c>.</param>
/// <param name="History">Where staff see what was changed: <c>/manage/thurrock/history/updates/en/new-film</c>.</param>
public sealed record MaterialChange(int Words, string Site, string History)
{
    /// <summary>Fewer are a mended sentence or a date: they are listed, and an officer ticks them.</summary>
    private const int FewestForNews = 20;

    public bool IsSmall => Words < FewestForNews;
}

/// <summary>A piece in the language asked for, or in English where it is not translated.</summary>
/// <param name="Language">The language it really is in.</param>
/// <param name="Address">On the site, in the language asked for: <c>/ur/updates/new-film</c>.</param>
/// <param name="When">For events: the days, in words; empty otherwise.</param>
/// <param name="Ends">For events: when the last day told of is over.</param>
/// <param name="IsSample">It was made up to show how the site looks.</param>
/// <param name="Topics">What it is about; empty for anything.</param>
public sealed record MaterialText(string Title, string Summary, string Address, string When, Language Language, DateTimeOffset? Ends, bool IsSample, IReadOnlyList<string> Topics);
