using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;

namespace PreventPublic.Core.Web;

/// <summary>A screen for staff. Says with <see cref="NeedsAttribute"/> who may see it; the layout shows its title and its message.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class ManagePage : PageModel
{
    public const string TitleKey = "Title";
    public const string ScriptKey = "Script";
    private const string DoneKey = "done";

    public StaffMember Staff => HttpContext.Staff();

    /// <summary>The site that the address names; null on screens that are about no site.</summary>
    [BindProperty(SupportsGet = true, Name = NeedsAttribute.SiteKey)]
    public string? Site { get; set; }

    /// <summary>What was just done, said once at the top of the next screen.</summary>
    [TempData(Key = DoneKey)]
    public string? Done { get; set; }

    public bool May(string permission) => Staff.May(permission, Site);

    protected void Title(string title) => ViewData[TitleKey] = title;

    /// <summary>A script of the themes' build that only this screen needs.</summary>
    protected void Script(string name) => ViewData[ScriptKey] = name;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>The screen again, with what was typed and what is wrong with it (RFC 9110 §15.5.21).</summary>
    protected PageResult Invalid(int status = 422)
    {
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Adds a fault to a field, by the name its form uses.</summary>
    protected void Wrong(string field, string message) => ModelState.AddModelError(field, message);

    protected RedirectResult GoTo(string address, string done)
    {
        Done = done;
        return Redirect(address);
    }
}
