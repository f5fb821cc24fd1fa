using PreventPublic.Core.Web;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>A page of subscribing. Personal links are never kept or shown to search engines.</summary>
public abstract class SubscriberPage : FormPage
{
    protected void ShowAs(string title, string address) => Show(new PageHead
    {
        Title = Words[title],
        HideFromSearch = true,
        Exit = false,
        Address = address,
        Languages = [.. Visit.Languages.Select(language => language.Code)],
        Trail = [(Words["layout.home"], "/")],
    });
}
