using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.ReadPage;

/// <summary>Any page that content gives an address, a part of a guide, or an address that has moved.</summary>
[Finished]
public sealed class IndexModel : PublicPage
{
    public Entry Entry { get; private set; } = null!;

    public LocalText Text => Entry.In(Reader.Language);

    public IReadOnlyList<GuidePart> Parts { get; private set; } = [];

    public GuidePart? Part { get; private set; }

    public IActionResult OnGet(string? address)
    {
        var path = "/" + address;
        if (Reader.Site.At(path) is { Item: Types.Page } entry)
        {
            return ShowEntry(entry, partId: null, path);
        }

        var slash = path.LastIndexOf('/');
        if (slash > 0 && Reader.Site.At(path[..slash]) is { Item: Guide } guide)
        {
            return ShowEntry(guide, path[(slash + 1)..], path);
        }

        return Elsewhere(path);
    }

    private IActionResult ShowEntry(Entry entry, string? partId, string path)
    {
        Entry = entry;
        if (entry.Item is Guide)
        {
            Parts = GuideParts.Of(Text);
            Part = partId is null ? Parts is [var first, ..] ? first : null : Parts.Skip(1).FirstOrDefault(part => part.Id == partId);
            if (Part is null)
            {
                return NotFoundPage();
            }
        }

        Show(entry, PageData.Of(Reader, entry, Origin), partId is null ? null : TrailTo(entry, withSelf: true), path);
        return Page();
    }

    /// <summary>An address written a little differently leads to the right one.</summary>
    private IActionResult Elsewhere(string path)
    {
        var plain = path.TrimEnd('/').ToLowerInvariant();
        return Reader.Site.RedirectFrom(path) is null && plain != path && plain.Length > 0 && (Reader.Site.At(plain) ?? (object?)Reader.Site.RedirectFrom(plain)) is not null
            ? RedirectPermanent(Reader.Href(plain))
            : NotFoundPage();
    }
}
