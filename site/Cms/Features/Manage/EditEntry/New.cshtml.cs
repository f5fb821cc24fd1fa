using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Definitions;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.EditEntry;

/// <summary>The short address of the form for something new.</summary>
[Needs(Permissions.ContentWrite)]
public sealed class NewModel(ContentTypes types) : ManagePage
{
    public IActionResult OnGet(string type) => types.Find(type) is { Folder.Length: > 0 } found
        ? Redirect($"/manage/{Site}/edit/{found.Folder}/en/new?NewType={found.Name}")
        : NotFound();
}
