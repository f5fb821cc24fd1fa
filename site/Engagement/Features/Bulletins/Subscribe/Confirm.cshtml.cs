using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>
/// Behind the link to confirm. Opening it changes nothing: mail scanners follow links; only the button acts. It shows neither
/// the address nor what was chosen, so whoever is forwarded the mail learns nothing and can do nothing else.
/// </summary>
[SmallForm]
[ReadySecrets]
public sealed class ConfirmModel(Subscribing subscribing) : SubscriberPage
{
    public string Token { get; private set; } = "";

    public bool Done { get; private set; }

    /// <summary>It was a link to confirm; it is older than a week, or its subscriber has stopped since.</summary>
    public bool RanOut { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Token = token;
        ShowAs("subscribe.confirm-title", SubscriberLinks.ConfirmPage(token));
        return await subscribing.CanConfirmAsync(Visit.Site, token, cancel) ? Page() : LeadsNowhere();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        Token = token;
        ShowAs("subscribe.confirmed", SubscriberLinks.ConfirmPage(token));
        Done = await subscribing.ConfirmAsync(Visit.Site, token, cancel);
        return Done ? Page() : LeadsNowhere();
    }

    private IActionResult LeadsNowhere()
    {
        if (!SubscriberLinks.IsConfirming(Token))
        {
            return NotFound();
        }

        RanOut = true;
        ShowAs("subscribe.expired", SubscriberLinks.ConfirmPage(Token));
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
