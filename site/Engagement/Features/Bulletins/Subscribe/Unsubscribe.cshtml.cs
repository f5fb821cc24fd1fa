using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>
/// RFC 8058: a POST to this secret address unsubscribes, whatever it says (mail programs send <c>List-Unsubscribe=One-Click</c>,
/// GOV.UK Notify nothing), from wherever it comes; it is answered at once and never with a redirect. A GET changes nothing.
/// </summary>
[ReadySecrets]
public sealed class UnsubscribeModel(Subscribing subscribing) : SubscriberPage
{
    public string Token { get; private set; } = "";

    public bool Done { get; private set; }

    public void OnGet(string token)
    {
        Token = token;
        ShowAs("subscribe.unsubscribe-title", SubscriberLinks.UnsubscribePage(token));
    }

    public async Task OnPostAsync(string token, CancellationToken cancel)
    {
        (Token, Done) = (token, true);
        ShowAs("subscribe.unsubscribed", SubscriberLinks.UnsubscribePage(token));
        await subscribing.StopAsync(Visit.Site, token, cancel);
    }
}
