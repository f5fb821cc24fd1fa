using System.Collections.Concurrent;
using System.Text.Json;
using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>How much of a bulletin somebody is sent.</summary>
public enum Share
{
    Whole,

    /// <summary>Some pieces are about other topics than theirs.</summary>
    Cut,

    /// <summary>No piece is left.</summary>
    Nothing,
}

/// <summary>
/// The parts of a mailing, and who reads what of them. What several people are sent alike is put together once: for each
/// audience, language and choice of pieces.
/// </summary>
public sealed class MailingParts(IReadOnlyList<MailingPart> parts)
{
    /// <summary>A mailing has some dozen pieces, so few choices are met in practice; beyond that the oldest are not worth their room.</summary>
    private const int MostKept = 500;

    private readonly ConcurrentDictionary<(MailingPart Part, string Chosen), MailingPart> _cut = new();

    public static MailingParts Of(Mailing mailing) => new(JsonSerializer.Deserialize<List<MailingPart>>(mailing.Parts) ?? []);

    /// <summary>Those with a part of their own; all others read the residents'.</summary>
    public IReadOnlyList<string> Audiences { get; } = [.. parts.Select(part => part.Audience).Distinct(StringComparer.Ordinal)];

    public MailingPart Of(string audience, string language)
    {
        var own = Audiences.Contains(audience) ? audience : BulletinAudiences.Residents;
        return Find(own, language) ?? Find(own, Language.EnglishCode) ?? new MailingPart(own, Language.EnglishCode, "", "", "");
    }

    /// <summary>What somebody with these topics is sent.</summary>
    /// <param name="topics">As they are stored with a subscriber; empty for everything.</param>
    /// <returns>Null when no piece is about them.</returns>
    public MailingPart? Of(string audience, string language, string topics)
    {
        var part = Of(audience, language);
        var (share, chosen) = Choose(part, topics);
        if (share != Share.Cut)
        {
            return share == Share.Whole ? part : null;
        }

        if (_cut.Count >= MostKept)
        {
            _cut.Clear();
        }

        return _cut.GetOrAdd((part, chosen), key => Cut(key.Part, key.Chosen));
    }

    public Share ShareOf(string audience, string topics) => Choose(Of(audience, Language.EnglishCode), topics).Share;

    /// <summary>The topics of an audience's pieces.</summary>
    /// <returns>Null when everybody of the audience is sent it, whatever they chose.</returns>
    public IReadOnlyList<string>? TopicsOf(string audience)
    {
        var pieces = Of(audience, Language.EnglishCode).Blocks.Where(block => block.Kind == BlockKind.Piece).ToList();
        return pieces.Count == 0 || pieces.Exists(piece => piece.Topics.Count == 0) ? null : [.. pieces.SelectMany(piece => piece.Topics).Distinct(StringComparer.Ordinal)];
    }

    private MailingPart? Find(string audience, string language)
    {
        foreach (var part in parts)
        {
            if (part.Audience == audience && part.Language == language)
            {
                return part;
            }
        }

        return null;
    }

    /// <returns>Chosen: a character for each piece, <c>1</c> for one that is read.</returns>
    private static (Share Share, string Chosen) Choose(MailingPart part, string topics)
    {
        if (topics.Length == 0 || part.Blocks.Count == 0)
        {
            return (Share.Whole, "");
        }

        var chosen = string.Concat(part.Blocks.Where(block => block.Kind == BlockKind.Piece).Select(block => IsAbout(block, topics) ? '1' : '0'));
        return (!chosen.Contains('0', StringComparison.Ordinal) ? Share.Whole : chosen.Contains('1', StringComparison.Ordinal) ? Share.Cut : Share.Nothing, chosen);
    }

    private static bool IsAbout(MailingBlock piece, string topics)
    {
        foreach (var topic in piece.Topics)
        {
            if (topics.Contains($" {topic} ", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return piece.Topics.Count == 0;
    }

    private static MailingPart Cut(MailingPart part, string chosen)
    {
        var (kept, heading, piece) = (new List<MailingBlock>(), (MailingBlock?)null, 0);
        foreach (var block in part.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                heading = block;
            }
            else if (block.Kind != BlockKind.Piece || chosen[piece++] == '1')
            {
                kept.AddRange(block.Kind == BlockKind.Piece && heading is not null ? [heading, block] : [block]);
                heading = block.Kind == BlockKind.Piece ? null : heading;
            }
        }

        return part with { Html = string.Concat(kept.Select(block => block.Html)), Text = string.Concat(kept.Select(block => block.Text)), Blocks = [] };
    }
}
