using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace PreventPublic.Core.Web;

/// <summary>303: what was sent is done; this is where to read about it (RFC 9110 §15.4.4). Reloading that page sends nothing again.</summary>
public sealed class SeeOther(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = address;
    }
}
