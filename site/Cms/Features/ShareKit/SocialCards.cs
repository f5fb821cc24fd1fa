using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NetVips;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>Cards as they are asked for; each is drawn once, one at a time.</summary>
public sealed class SocialCards(CardPalette palette)
{
    /// <summary>About 30 KB each.</summary>
    private const int MostKept = 400;

    private readonly ConcurrentDictionary<CardText, byte[]> _drawn = new();
    private readonly Lock _drawing = new();

    /// <exception cref="VipsException">The machine has no fonts.</exception>
    public byte[] Of(Reader reader, Entry entry)
    {
        var card = new CardText(reader.Title(entry), reader.Text(reader.Settings.Title), reader.Language, palette.Of(reader.Settings.Theme));
        if (_drawn.TryGetValue(card, out var known))
        {
            return known;
        }

        lock (_drawing)
        {
            if (_drawn.Count >= MostKept)
            {
                _drawn.Clear();
            }

            return _drawn.GetOrAdd(card, SocialCard.Draw);
        }
    }

    public static IResult Answer(HttpContext context, SocialCards cards)
    {
        var (reader, route) = (context.Reader(), context.Request.RouteValues);
        if (route["folder"] is not string folder || route["key"] is not string key || Shareable.Find(reader, folder, key) is not { } entry)
        {
            return Results.NotFound();
        }

        try
        {
            return Results.Bytes(cards.Of(reader, entry), "image/png");
        }
        catch (VipsException)
        {
            return Results.NotFound();
        }
    }
}
