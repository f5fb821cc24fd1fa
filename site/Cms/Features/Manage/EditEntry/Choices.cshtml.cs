using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.EditEntry;

/// <summary>Finds what can be put into a text, for the insert dialog of a large site: JSON, a list of value and label.</summary>
[Needs(Permissions.ContentRead)]
public sealed class ChoicesModel(Publisher publisher) : ManagePage
{
    private const int LongestWords = 100;

    public IActionResult OnGet(string kind, string? words) =>
        kind is InsertChoices.Contacts or InsertChoices.Pages or InsertChoices.Files && words is null or { Length: <= LongestWords }
            ? new JsonResult(InsertChoices.Of(SiteOf(publisher, Site!), kind, words ?? "").Select(choice => new { choice.Value, choice.Label }))
            : BadRequest();

    /// <summary>What is shared by all councils is looked at as any of them has it.</summary>
    public static SiteContent? SiteOf(Publisher publisher, string site) => publisher.Current.Sites.GetValueOrDefault(site) ?? publisher.Current.Sites.Values.FirstOrDefault();
}
