using System.Net;
using NetVips;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>What stands on a card. Equal cards look the same.</summary>
/// <param name="Picture">What the entry shows first; null for none.</param>
public sealed record CardText(string Title, string Site, Language Language, CardColours Colours, MediaFile? Picture = null);

/// <summary>Draws the picture that networks show beside a link. Pango shapes the text, so that Urdu joins and Bengali stacks as they should.</summary>
public static class SocialCard
{
    public const int Width = 1200;
    public const int Height = 630;
    public const int Margin = 80;
    public const int PictureWidth = 420;
    public const int PictureHeight = Height - BandHeight;
    private const int BandHeight = 130;
    private const int SmallText = 40;

    /// <summary>In pixels, the largest first.</summary>
    private static readonly int[] Sizes = [76, 68, 60, 52, 46, 40, 34, 28, 22, 16];

    /// <summary>A PNG. A picture stands beside the words, never below them, so that they can be read on any.</summary>
    /// <param name="picture">The bytes of the card's picture; null for none.</param>
    /// <exception cref="VipsException">The machine has no fonts.</exception>
    public static byte[] Draw(CardText card, byte[]? picture = null)
    {
        const int room = Height - BandHeight - (2 * Margin);
        var taken = picture is null ? 0 : PictureWidth;
        using var title = Fitted(card.Title, card.Language, room, taken: taken);
        using var name = Fitted(card.Site, card.Language, BandHeight - 30, SmallText);
        using var ground = Fill(card.Colours.Background, Height);
        using var band = Fill(card.Colours.Band, BandHeight);
        using var both = ground.Insert(band, 0, Height - BandHeight);
        using var shown = Show(both, card, picture);
        using var titled = Write(shown, title, card, card.Colours.Background, Margin + ((room - title.Height) / 2));
        using var whole = Write(titled, name, card, card.Colours.Band, Height - BandHeight + ((BandHeight - name.Height) / 2));
        return whole.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
    }

    /// <summary>The text as a mask, in the largest size that fits.</summary>
    /// <param name="taken">Pixels of the card's width that something else has.</param>
    public static Image Fitted(string text, Language language, int height, int largest = int.MaxValue, int taken = 0)
    {
        var width = Width - (2 * Margin) - taken;
        var markup = WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));
        foreach (var size in Sizes.Where(size => size <= largest))
        {
            var mask = Text(markup, language, size, width);
            if (size == Sizes[^1] || (mask.Height <= height && mask.Width <= width))
            {
                return mask;
            }

            mask.Dispose();
        }

        throw new ArgumentOutOfRangeException(nameof(largest), largest, $"At least {Sizes[^1]} pixels");
    }

    /// <summary>At 72 dots an inch a point is a pixel.</summary>
    private static Image Text(string markup, Language language, int size, int width)
    {
        var family = language.Code == "ur" ? "Noto Nastaliq Urdu, Noto Naskh Arabic, Noto Sans" : "Noto Sans, Noto Sans Bengali, Noto Sans Gujarati";
        return Image.Text(markup, font: $"{family} Bold {size}", width: width, dpi: 72, wrap: Enums.TextWrap.WordChar, align: Enums.Align.Low);
    }

    /// <summary>The picture at the end of the line, above the band.</summary>
    private static Image Show(Image below, CardText card, byte[]? picture)
    {
        if (picture is null || card.Picture is null)
        {
            return below.Copy();
        }

        using var part = Renditions.Cut(picture, card.Picture, PictureWidth, PictureHeight);
        return below.Insert(part, card.Language.Direction == "rtl" ? 0 : Width - PictureWidth, 0);
    }

    private static Image Fill(string colour, int height)
    {
        using var black = Image.Black(Width, height, bands: 3);
        using var filled = black + CardColours.Channels(colour);
        using var bytes = filled.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static Image Write(Image below, Image mask, CardText card, string background, int top)
    {
        var left = card.Language.Direction == "rtl" ? Width - Margin - mask.Width : Margin;
        using var placed = mask.Embed(left, top, Width, Height);
        using var ink = Fill(card.Colours.TextOn(background), Height);
        return placed.Ifthenelse(ink, below, blend: true);
    }
}
