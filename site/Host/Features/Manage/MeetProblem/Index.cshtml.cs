using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Host.Features.Manage.MeetProblem;

/// <summary>Says to staff what went wrong and what to do. What was typed into a refused form is shown, so that it can be copied.</summary>
[Needs(Permissions.Anyone)]
[IgnoreAntiforgeryToken]
public sealed class IndexModel : PageModel
{
    private const int MaxShown = 200_000;

    public int Status { get; private set; }

    /// <summary>The cause, which staff may see and the public never does.</summary>
    public string? Cause { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];

    public Task OnGetAsync(int status) => MeetAsync(status);

    public Task OnPostAsync(int status) => MeetAsync(status);

    private async Task MeetAsync(int status)
    {
        var met = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Status = met ? status : 404;
        Response.StatusCode = Status;
        ViewData[ManagePage.TitleKey] = "There is a problem";
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Cause = fault is not null && HttpContext.StaffOrNull() is not null ? fault.Message : null;
        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
        {
            var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            Typed = [.. form.Where(field => IsWorthKeeping(field.Key, field.Value.ToString())).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))];
        }
    }

    private static bool IsWorthKeeping(string name, string value) =>
        value.Length is > 20 and < MaxShown && !name.StartsWith("__", StringComparison.Ordinal) && !name.Contains("Password", StringComparison.OrdinalIgnoreCase) && name != "Credential";
}
