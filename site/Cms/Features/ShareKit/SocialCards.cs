using System.Collections.Concurrent;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Http;
using NetVips;
using PreventPublic.Cms.Colours;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>Cards as they are asked for; each is drawn once, one at a time.</summary>
public sealed class SocialCards(ThemePalettes themes, Publisher publisher)
{
    /// <summary>About 30 KB each.</summary>
    private const int MostKept = 400;

    private readonly ConcurrentDictionary<CardText, byte[]> _drawn = new();
    private readonly Lock _drawing = new();

    /// <exception cref="VipsException">The machine has no fonts.</exception>
    public async Task<byte[]> OfAsync(Reader reader, Entry entry, CancellationToken cancel)
    {
        var card = new CardText(reader.Title(entry), reader.Text(reader.Settings.Title), reader.Language, ColoursOf(reader.Settings), PictureOf(reader, entry));
        if (_drawn.TryGetValue(card, out var known))
        {
            return known;
        }

        var picture = card.Picture is null ? null : await publisher.BytesAsync(card.Picture.Hash, cancel);

        lock (_drawing)
        {
            if (_drawn.Count >= MostKept)
            {
                _drawn.Clear();
            }

            return _drawn.GetOrAdd(card, one => SocialCard.Draw(one, picture));
        }
    }

    /// <summary>The first picture in its text; one too small would only be blurred.</summary>
    public static MediaFile? PictureOf(Reader reader, Entry entry) => entry.Documents.Where(document => document.Path.IsEnglish).SelectMany(document => MarkdownSyntax.Parse(document.Body).Descendants<LinkInline>())
        .Where(link => link is { IsImage: true, Url: not null }).Select(link => reader.Site.Media.GetValueOrDefault(link.Url!)).FirstOrDefault(file => file is { Width: >= SocialCard.PictureWidth, Height: >= SocialCard.PictureWidth });

    private CardColours ColoursOf(Site settings)
    {
        var palette = SitePalette.Of(settings, themes);
        return new CardColours(palette["brand"], palette["brand-dark"], palette["brand-text"]);
    }

    public static async Task<IResult> AnswerAsync(HttpContext context, SocialCards cards, CancellationToken cancel)
    {
        var (reader, route) = (context.Reader(), context.Request.RouteValues);
        if (route["folder"] is not string folder || route["key"] is not string key || Shareable.Find(reader, folder, key) is not { } entry)
        {
            return Results.NotFound();
        }

        try
        {
            return Results.Bytes(await cards.OfAsync(reader, entry, cancel), "image/png");
        }
        catch (VipsException)
        {
            return Results.NotFound();
        }
    }
}
