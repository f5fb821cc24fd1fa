using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>Takes a sealed answer with its ballot. It knows no code and no person, and asks the people store nothing.</summary>
public sealed class PutInModel(SealedRounds rounds, PanelGuard guard) : FormPage
{
    /// <summary>The longest sealed answer in base64, and the ballot.</summary>
    private const int MostBytes = 48 * 1024;

    /// <param name="Answer">The sealed answer, base64url.</param>
    /// <param name="Message">The ballot's message, base64url.</param>
    /// <param name="Signature">The ballot's signature, base64url.</param>
    public sealed record Given(Guid Round, string? Answer, string? Message, string? Signature);

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!await guard.AllowsAsync(HttpContext.Connection.RemoteIpAddress))
        {
            return Refuse(StatusCodes.Status429TooManyRequests, "too-often");
        }

        var (given, refused) = await SmallJson.ReadAsync<Given>(Request, MostBytes, cancel);
        if (given is null)
        {
            return Refuse(refused!.Value, "unreadable");
        }

        var ballot = new BallotToken(Base64.Read(given.Message) ?? [], Base64.Read(given.Signature) ?? []);
        try
        {
            return await rounds.AcceptPanelAsync(given.Round, Base64.Read(given.Answer) ?? [], ballot, cancel) switch
            {
                Acceptance.Taken => new JsonResult(new { state = "taken" }),
                Acceptance.Already => new JsonResult(new { state = "already" }),
                Acceptance.Shut => Refuse(StatusCodes.Status409Conflict, "shut"),
                _ => Refuse(StatusCodes.Status422UnprocessableEntity, "unreadable"),
            };
        }
        catch (DbException)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, "busy");
        }
    }

    private static JsonResult Refuse(int status, string problem) => new(new { problem }) { StatusCode = status };
}
