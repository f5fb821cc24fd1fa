using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Briefings.Archive;

/// <summary>A briefing as somebody reads it: its own words in its language, everything around them in the reader's.</summary>
/// <param name="Covered">What was covered, as HTML.</param>
/// <param name="Handouts">Those that are still published.</param>
/// <param name="Heading">The level of its title's heading.</param>
public sealed record BriefingView(BriefingText Text, LanguageWords Words, IHtmlContent Covered, IReadOnlyList<Piece> Handouts, int Heading)
{
    public Language Language => Core.Languages.Language.Get(Text.Language);

    public static BriefingView Of(BriefingText text, string site, LanguageWords words, IPublishedPieces pieces, int heading = 1) => new(
        text, words, pieces.Render(site, text.Covered, Core.Languages.Language.Get(text.Language), heading + 1),
        [.. text.Handouts.Select(name => pieces.Find(site, name, words.Language)).OfType<Piece>()], heading);
}
