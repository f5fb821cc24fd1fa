using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Words;
using QRCoder;

namespace PreventPublic.Cms.Features.Manage.Share;

/// <summary>A sheet for a wall: title, summary, a code for telephones, and the address in words.</summary>
[Needs(Permissions.ContentRead)]
public sealed class PosterModel(Publisher publisher, WordBook book, PublicOrigin origins, IFactRecorder facts) : KitPage(publisher, book, origins, facts)
{
    /// <summary><c>a4</c> or <c>a3</c>.</summary>
    public string Size { get; private set; } = "a4";

    public string Code { get; private set; } = "";

    public IActionResult OnGet(string? size)
    {
        if (!Read("Poster: ") || Kit is null)
        {
            return NotFound();
        }

        (Size, Code) = (size == "a3" ? "a3" : "a4", CodeOf(Kit.Address));
        CountOpened("poster");
        return Page();
    }

    private static string CodeOf(string link)
    {
        using var code = new QRCodeGenerator().CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(code).GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
