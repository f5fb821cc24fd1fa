using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace PreventPublic.Host.Api;

/// <summary>Rendered words as a program reads them.</summary>
public static class HtmlText
{
    public static string? Of(IHtmlContent? html)
    {
        if (html is null)
        {
            return null;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(text, HtmlEncoder.Default);
        return text.ToString() is { Length: > 0 } written ? written : null;
    }
}
