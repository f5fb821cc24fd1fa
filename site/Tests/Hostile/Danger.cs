using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PreventPublic.Tests.Hostile;

/// <summary>Finds what could run, or send a reader elsewhere unasked, in HTML as a browser reads it.</summary>
public static class Danger
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "ping", "srcset", "cite", "longdesc"];

    private static readonly HashSet<string> Elements =
    [
        "iframe", "object", "embed", "applet", "base", "style", "svg", "math", "template", "frame", "frameset", "portal", "noscript", "textarea", "input", "video", "audio", "source",
    ];

    public static IReadOnlyList<string> In(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        return [.. document.All.SelectMany(Of)];
    }

    private static IEnumerable<string> Of(IElement element)
    {
        if ((Elements.Contains(element.LocalName) && !IsOfTheLayout(element)) || IsForeignHead(element) || IsOddScript(element))
        {
            yield return element.OuterHtml;
        }

        foreach (var attribute in element.Attributes.Where(attribute => IsHostile(element, attribute)))
        {
            yield return $"{element.LocalName} {attribute.Name}=“{attribute.Value}”";
        }
    }

    /// <summary>The search box and “Was this page useful?”, which stand outside what content can say.</summary>
    private static bool IsOfTheLayout(IElement element) =>
        element.LocalName == "input" && element.Closest("form.pp-search--header, form.pp-useful__form") is not null;

    private static bool IsForeignHead(IElement element) =>
        (element.LocalName == "meta" && element.HasAttribute("http-equiv")) ||
        (element.LocalName == "link" && element.GetAttribute("rel") is "stylesheet" or "icon" or "preload" && !IsOwn(element.GetAttribute("href"))) ||
        (element.LocalName is "title" or "body" && element.ParentElement?.LocalName is not ("html" or "head"));

    private static bool IsOddScript(IElement element) => element.LocalName == "script" && element.GetAttribute("type") switch
    {
        "module" => !IsOwn(element.GetAttribute("src")) || element.TextContent.Length > 0,
        "application/ld+json" => !IsJson(element.TextContent),
        _ => true,
    };

    private static bool IsHostile(IElement element, IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc" or "autofocus" or "target" ||
        (Addresses.Contains(attribute.Name) && !IsHarmless(attribute.Value)) ||
        (attribute.Name is "action" or "src" && element.LocalName != "a" && !IsOwn(attribute.Value));

    private static bool IsOwn(string? address) => address is not null && address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal);

    private static bool IsHarmless(string address) => address.StartsWith('#') || IsOwn(address) ||
        (Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme) && address.StartsWith(uri.Scheme + ":", StringComparison.Ordinal));

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
