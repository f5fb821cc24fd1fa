using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Bulletins.Material;

/// <summary>What is published on a site that a bulletin can tell of.</summary>
public interface IBulletinMaterial
{
    /// <summary>What is news in a month: what is dated or changed in it, and the events of the five weeks after its last day.</summary>
    IReadOnlyList<Material> Gather(string site, BulletinMonth month);

    /// <summary>One piece as it is published now; null when it is not published any more.</summary>
    MaterialText? Text(string site, string name, Language language);

    /// <summary>The age at which an English text can be read with ease; null when it is too short to tell.</summary>
    int? ReadingAge(string text);

    /// <summary>Oldest age that the site wants its words to need.</summary>
    int ReadingAim(string site);
}

/// <summary>The sections of a bulletin, in the order readers meet them.</summary>
public enum MaterialKind
{
    News,
    Event,
    Resource,
    YouSaid,
}

/// <param name="Name">The entry's name: <c>updates/new-film</c>.</param>
/// <param name="Title">In English.</param>
/// <param name="Audiences">Whom it is for; empty for everybody.</param>
/// <param name="Day">When it became news, or takes place.</param>
public sealed record Material(string Name, MaterialKind Kind, string Title, IReadOnlyList<string> Audiences, DateOnly Day);

/// <summary>A piece in the language asked for, or in English where it is not translated.</summary>
/// <param name="Language">The language it really is in.</param>
/// <param name="Address">On the site, in the language asked for: <c>/ur/updates/new-film</c>.</param>
/// <param name="When">For events: the days, in words; empty otherwise.</param>
/// <param name="Ends">For events: when the last day told of is over.</param>
/// <param name="IsSample">It was made up to show how the site looks.</param>
/// <param name="Topics">What it is about; empty for anything.</param>
public sealed record MaterialText(string Title, string Summary, string Address, string When, Language Language, DateTimeOffset? Ends, bool IsSample, IReadOnlyList<string> Topics);
