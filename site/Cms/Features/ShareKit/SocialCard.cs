using System.Net;
using NetVips;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>What stands on a card. Equal cards look the same.</summary>
public sealed record CardText(string Title, string Site, Language Language, CardColours Colours);

/// <summary>Draws the picture that networks show beside a link. Pango shapes the text, so that Urdu joins and Bengali stacks as they should.</summary>
public static class SocialCard
{
    public const int Width = 1200;
    public const int Height = 630;
    public const int Margin = 80;
    private const int BandHeight = 130;
    private const int SmallText = 40;

    /// <summary>In pixels, the largest first.</summary>
    private static readonly int[] Sizes = [76, 68, 60, 52, 46, 40, 34, 28, 22, 16];

    /// <summary>A PNG.</summary>
    /// <exception cref="VipsException">The machine has no fonts.</exception>
    public static byte[] Draw(CardText card)
    {
        const int room = Height - BandHeight - (2 * Margin);
        using var title = Fitted(card.Title, card.Language, room);
        using var name = Fitted(card.Site, card.Language, BandHeight - 30, SmallText);
        using var ground = Fill(card.Colours.Background, Height);
        using var band = Fill(card.Colours.Band, BandHeight);
        using var both = ground.Insert(band, 0, Height - BandHeight);
        using var titled = Write(both, title, card, card.Colours.Background, Margin + ((room - title.Height) / 2));
        using var whole = Write(titled, name, card, card.Colours.Band, Height - BandHeight + ((BandHeight - name.Height) / 2));
        return whole.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
    }

    /// <summary>The text as a mask, in the largest size that fits.</summary>
    public static Image Fitted(string text, Language language, int height, int largest = int.MaxValue)
    {
        var markup = WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));
        foreach (var size in Sizes.Where(size => size <= largest))
        {
            var mask = Text(markup, language, size);
            if (size == Sizes[^1] || (mask.Height <= height && mask.Width <= Width - (2 * Margin)))
            {
                return mask;
            }

            mask.Dispose();
        }

        throw new ArgumentOutOfRangeException(nameof(largest), largest, $"At least {Sizes[^1]} pixels");
    }

    /// <summary>At 72 dots an inch a point is a pixel.</summary>
    private static Image Text(string markup, Language language, int size)
    {
        var family = language.Code == "ur" ? "Noto Nastaliq Urdu, Noto Naskh Arabic, Noto Sans" : "Noto Sans, Noto Sans Bengali, Noto Sans Gujarati";
        return Image.Text(markup, font: $"{family} Bold {size}", width: Width - (2 * Margin), dpi: 72, wrap: Enums.TextWrap.WordChar, align: Enums.Align.Low);
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
