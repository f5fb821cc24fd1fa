using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;

namespace PreventPublic.Engagement.Features.Bulletins.Archive;

/// <summary>A page of the archive.</summary>
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None)]
public abstract class PublicBulletinPage : PageModel
{
    public Visit Visit => HttpContext.Visit();

    public LanguageWords Words => Visit.Words;

    protected IReadOnlyList<string> Codes => [.. Visit.Languages.Select(language => language.Code)];

    public string NameOf(string month) => BulletinMonth.Read(month) is { } read ? DateWords.Month(Visit.Language, read.First) : month;

    protected void Show(PageHead head) => ViewData[PageHead.Key] = head;
}
