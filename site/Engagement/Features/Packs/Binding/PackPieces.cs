using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Packs.Binding;

/// <summary>A piece as it is published now.</summary>
/// <param name="Body">Its words as HTML; null for a briefing, which has <paramref name="Briefing"/>.</param>
/// <param name="Address">The whole address: <c>https://prevent.example.gov.uk/worried</c>.</param>
public sealed record PackPiece(Piece Piece, string Address, IHtmlContent? Body, BriefingView? Briefing)
{
    /// <summary>Its place in the document, for the table of contents.</summary>
    public string Anchor => "piece-" + Piece.Name.Replace('/', '-');
}

/// <summary>What can stand in packs, and how it stands in them.</summary>
public sealed class PackPieces(IPublishedPieces pieces, BriefingArchive briefings, IEventDirectory directory, WordBook words)
{
    /// <summary>Everything of a site in a language that a pack can hold: pages, resources, contacts, and briefings that are on the site.</summary>
    public async Task<IReadOnlyList<Piece>> AllAsync(string site, Language language, CancellationToken cancel) =>
    [
        .. pieces.All(site, language),
        .. (await briefings.AllAsync(site, cancel)).Where(briefing => briefing.Text.Language == language.Code).Select(briefing => Of(site, briefing, language)),
    ];

    /// <summary>Null when it is not published any more.</summary>
    public async Task<Piece?> FindAsync(string site, string name, Language language, CancellationToken cancel) =>
        name.StartsWith(PackItem.Briefings + "/", StringComparison.Ordinal)
            ? await briefings.FindAsync(site, name[(PackItem.Briefings.Length + 1)..], cancel) is { } briefing ? Of(site, briefing, language) : null
            : pieces.Find(site, name, language);

    /// <summary>What stands in the way of a piece, as a sentence; null when nothing does.</summary>
    /// <param name="today">The council's local day.</param>
    public static string? Warning(string name, Piece? piece, Language language, DateOnly today) => piece switch
    {
        null => $"“{name}” is not published any more, and is left out",
        { IsSample: true } => $"“{piece.Title}” is made up, to show how the site looks",
        { ReviewBy: { } due } when due < today => $"“{piece.Title}” was to be looked at again by {due:d MMMM yyyy}",
        { IsUnchecked: true } => $"“{piece.Title}” is a translation that is not checked or is behind its English",
        _ when piece.Language != language => $"“{piece.Title}” is not in {language.EnglishName} any more, and is printed in {piece.Language.EnglishName}",
        _ => null,
    };

    /// <summary>The pieces of a pack that are published, in its order, with their words.</summary>
    public async Task<IReadOnlyList<PackPiece>> BindAsync(Pack pack, CancellationToken cancel)
    {
        var (language, bound) = (Language.Get(pack.Language), new List<PackPiece>());
        var origin = directory.Site(pack.Site, language)?.Origin ?? "";
        foreach (var name in pack.Names)
        {
            if (await FindAsync(pack.Site, name, language, cancel) is { } piece)
            {
                var briefing = piece.Folder == PackItem.Briefings ? await briefings.FindAsync(pack.Site, name[(PackItem.Briefings.Length + 1)..], cancel) : null;
                bound.Add(new PackPiece(
                    piece, origin + piece.Address,
                    briefing is null ? await pieces.BodyAsync(pack.Site, name, language, piece.Folder == "contacts" ? 1 : 2, cancel) : null,
                    briefing is null ? null : BriefingView.Of(briefing.Text, pack.Site, words[language], pieces, 2)));
            }
        }

        return bound;
    }

    private Piece Of(string site, ShownBriefing briefing, Language language)
    {
        var zone = directory.Site(site, language)?.Clock.Zone ?? TimeZoneInfo.Utc;
        return new Piece(
            $"{PackItem.Briefings}/{briefing.Slug}", briefing.Text.Title, Core.Web.Visit.Href(BriefingLinks.Of(briefing.Slug), language), Language.Get(briefing.Text.Language),
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(briefing.ShownAt, zone)), null, false);
    }
}
