using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Words;

namespace PreventPublic.Core.Web;

/// <summary>
/// A public page that takes something from a reader. Without cookies there is no authority that another site could borrow,
/// so antiforgery tokens protect nothing here; <see cref="SameSiteForms"/> refuses posts from elsewhere. Never stored by browsers or proxies.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class FormPage : PageModel
{
    public Visit Visit => HttpContext.Visit();

    public LanguageWords Words => Visit.Words;

    /// <summary>Tells the layout what this page is.</summary>
    protected void Show(PageHead head) => ViewData[PageHead.Key] = head;

    /// <summary>The page again, with what was typed and what is wrong with it.</summary>
    protected PageResult Invalid(int status = 422)
    {
        Response.StatusCode = status;
        return Page();
    }
}
