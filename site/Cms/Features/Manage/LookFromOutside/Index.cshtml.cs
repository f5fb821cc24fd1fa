using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.LookFromOutside;

/// <summary>Behind a link for somebody outside: what there is to look at.</summary>
[Needs(Permissions.Anyone)]
public sealed class IndexModel(OutsideLooks looks) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    public LookRecord? Look { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Look = await looks.FindAsync(Secret, Cancel);
        Title(Look is null ? "This link does not work" : "Please look at these drafts");
        return Look is null ? Invalid(404) : Page();
    }
}
