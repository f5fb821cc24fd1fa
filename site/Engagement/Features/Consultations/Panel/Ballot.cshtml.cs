using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>Gives a browser one blind signature for its member's code. Whoever answers later sends something else, which nothing here has seen.</summary>
public sealed class BallotModel(SealedRounds rounds, Issuing issuing, PanelGuard guard) : FormPage
{
    private const int MostBytes = 2048;

    /// <param name="Blinded">Base64url.</param>
    public sealed record Asked(Guid Round, string? Code, string? Blinded);

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!await guard.AllowsAsync(HttpContext.Connection.RemoteIpAddress))
        {
            return Refuse(StatusCodes.Status429TooManyRequests, "too-often");
        }

        var (asked, refused) = await SmallJson.ReadAsync<Asked>(Request, MostBytes, cancel);
        if (asked is null)
        {
            return Refuse(refused!.Value, "unreadable");
        }

        if (await rounds.FindAsync(Visit.Site, asked.Round, cancel) is not { IsPanel: true, IsOpen: true } round || round.Consultation != key)
        {
            return Refuse(StatusCodes.Status409Conflict, "shut");
        }

        return await issuing.IssueAsync(round.Id, asked.Code, Base64.Read(asked.Blinded) ?? [], cancel) switch
        {
            Issue.Given given => new JsonResult(new { signature = Base64.Of(given.BlindSignature) }),
            Issue.Used => Refuse(StatusCodes.Status409Conflict, "used"),
            Issue.TooOften => Refuse(StatusCodes.Status429TooManyRequests, "too-often"),
            Issue.Unsignable => Refuse(StatusCodes.Status422UnprocessableEntity, "unreadable"),
            _ => Refuse(StatusCodes.Status404NotFound, "unknown"),
        };
    }

    private static JsonResult Refuse(int status, string problem) => new(new { problem }) { StatusCode = status };
}
