using Microsoft.AspNetCore.Html;
using QRCoder;

namespace PreventPublic.Engagement;

/// <summary>A QR code (ISO/IEC 18004) as a drawing within a page: black on white, with its quiet zone, whatever the theme.</summary>
public static class QrPicture
{
    /// <param name="dot">The side of one module, in CSS pixels.</param>
    public static HtmlString Of(string text, int dot)
    {
        using var code = new QRCodeGenerator().CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new HtmlString(new SvgQRCode(code).GetGraphic(dot, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute));
    }
}
