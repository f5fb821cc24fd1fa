using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;

namespace PreventPublic.Engagement.Features.Partners.SeePartners;

/// <summary>The council's champions, partner organisations and the groups it works with. Not there while nothing is published.</summary>
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(PublicPartners partners) : PageModel
{
    public Visit Visit => HttpContext.Visit();

    public LanguageWords Words => Visit.Words;

    public IReadOnlyList<PublicPartner> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        All = await partners.AllAsync(Visit.Site, Visit.Language.Code, cancel);
        if (All.Count == 0)
        {
            return NotFound();
        }

        ViewData[PageHead.Key] = new PageHead
        {
            Title = Words["partners.title"],
            Description = Words["partners.lead"],
            Address = PartnerLinks.Public,
            Languages = [.. Visit.Languages.Select(language => language.Code)],
            Trail = [(Words["layout.home"], "/")],
        };
        return Page();
    }

    /// <summary>The page's words for a kind: <c>champions</c>, <c>organisations</c>, <c>stakeholders</c>.</summary>
    public static string KeyOf(PartnerKind kind) => $"partners.{kind.ToString().ToLowerInvariant()}s";

    /// <summary>Set where a text is not in the reader's language.</summary>
    public string? LangOf(PublicPartner partner) => partner.Language == Visit.Language.Code ? null : partner.Language;

    public string? DirOf(PublicPartner partner) => LangOf(partner) is { } code ? Language.Get(code).Direction : null;
}
