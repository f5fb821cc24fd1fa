using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features;

/// <summary>A page for readers: has a <see cref="Reader"/>, and tells the layout what it is.</summary>
public abstract class PublicPage : PageModel
{
    public Reader Reader => HttpContext.Reader();

    public LanguageWords Words => Reader.Words;

    /// <summary>The site's own origin as the request names it; the host was checked against the sites' hosts.</summary>
    public string Origin => Request.Origin();

    protected void Show(PageHead head) => ViewData[PageHead.Key] = head;

    /// <summary>Shows an entry of its own.</summary>
    protected void Show(Entry entry, IEnumerable<System.Text.Json.Nodes.JsonObject?>? structuredData = null, IReadOnlyList<(string Title, string Address)>? trail = null, string? address = null)
    {
        Reader.Use(entry);
        trail ??= TrailTo(entry);
        Show(new PageHead
        {
            Title = Reader.Title(entry),
            Description = Reader.Summary(entry),
            Exit = entry.Item is not Types.Page { Exit: false },
            Address = address ?? entry.Address,
            Languages = [.. Reader.Site.Languages.Where(entry.IsIn).Select(language => language.Code)],
            StructuredData = StructuredData.Of(Reader, Origin, trail, Reader.Title(entry), structuredData ?? []),
            Trail = trail,
            Wide = entry.Item is Landing,
            Picture = ShareKit.Shareable.PictureOf(Reader, entry),
        });
    }

    /// <summary>Where the page of this address went, that it is gone, or that there never was one.</summary>
    protected IActionResult NotFoundPage() => Reader.Site.RedirectFrom(Request.Path.Value ?? "/") switch
    {
        null => NotFound(),
        { Gone: false, To: { } to } => RedirectPermanent(Reader.Href(to)),
        _ => StatusCode(StatusCodes.Status410Gone),
    };

    /// <summary>The entries above this one in its address, and the home page.</summary>
    protected IReadOnlyList<(string Title, string Address)> TrailTo(Entry entry, bool withSelf = false)
    {
        var trail = new List<(string, string)>();
        for (var address = entry.Address; address is { Length: > 1 };)
        {
            address = address[..address.LastIndexOf('/')];
            if (Reader.Site.At(address.Length == 0 ? "/" : address) is { } above && above != entry)
            {
                Reader.Use(above);
                trail.Insert(0, (address.Length == 0 ? Words["layout.home"] : Reader.Title(above), above.Address!));
            }
        }

        if (withSelf)
        {
            trail.Add((Reader.Title(entry), entry.Address!));
        }

        return trail;
    }
}
