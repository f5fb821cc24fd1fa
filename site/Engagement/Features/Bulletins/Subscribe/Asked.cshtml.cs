namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>Says that a mail was sent. It is the same whether or not the address was known.</summary>
public sealed class AskedModel : SubscriberPage
{
    public void OnGet() => ShowAs("subscribe.asked-title", SubscriberLinks.Asked);
}
