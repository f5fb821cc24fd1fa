using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Pieces;

/// <summary>What is published on a site and can be handed out or put into a pack.</summary>
public interface IPublishedPieces
{
    /// <summary>Pages, resources and contacts that have words in the language, by folder and title.</summary>
    IReadOnlyList<Piece> All(string site, Language language);

    /// <param name="name">An entry's name (<c>resources/lets-discuss</c>), or a file's (<c>media/card.pdf</c>).</param>
    /// <returns>Null when it is not published any more.</returns>
    Piece? Find(string site, string name, Language language);

    /// <summary>The name of what an officer pasted: an address of the site in any language, with or without its host, or a name.</summary>
    /// <returns>Null when nothing of the site is published there.</returns>
    string? NameOf(string site, string typed);

    /// <summary>A piece's words as they are published, with contact cards. Null when it is not published any more, or has no words of its own.</summary>
    /// <param name="level">The level of the heading above it.</param>
    Task<IHtmlContent?> BodyAsync(string site, string name, Language language, int level, CancellationToken cancel);

    /// <summary>Markdown that passes <see cref="MarkdownFault"/> as HTML, without any HTML of its own.</summary>
    /// <param name="level">The level of the heading above it.</param>
    IHtmlContent Render(string site, string markdown, Language language, int level);

    /// <summary>Why a Markdown text cannot be shown, as an instruction; null when it can.</summary>
    string? MarkdownFault(string markdown);
}

/// <summary>Something published.</summary>
/// <param name="Address">Within the site, in the language asked for.</param>
/// <param name="Language">The language it really is in.</param>
/// <param name="ChangedOn">When its words were last changed, the council's local day; null for files.</param>
/// <param name="ReviewBy">The day by which somebody has to look at it again.</param>
/// <param name="IsSample">It was made up to show how the site looks.</param>
/// <param name="IsUnchecked">It is a translation that no native speaker has checked, or that is behind its English.</param>
public sealed record Piece(string Name, string Title, string Address, Language Language, DateOnly? ChangedOn, DateOnly? ReviewBy, bool IsSample, bool IsUnchecked = false)
{
    public const string Media = "media";

    public string Folder => Name.Split('/')[0];
}
