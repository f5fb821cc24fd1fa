using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Consultations.RatePage;

/// <summary>“Was this page useful?” at the end of every page: takes the answer, says thank you, and explains itself to whoever comes here by link.</summary>
[SmallForm(4 * 1024)]
public sealed class IndexModel(IConsultationDirectory directory, PageRounds months, AnswerGuard guard) : FormPage
{
    public const string PageField = "page";
    public const string UsefulField = "useful";
    public const string Trap = "website";

    /// <summary>The address that was rated, without its language; null when none was.</summary>
    public string? Rated { get; private set; }

    public bool Thanks { get; private set; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    /// <param name="of">The address that was rated; “page” means something else to Razor.</param>
    public IActionResult OnGet(string? of)
    {
        Rated = AddressOf(of);
        Thanks = Rated is not null;
        ShowHead();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = await Request.ReadFormAsync(cancel);
        ShowHead();
        Rated = AddressOf(form[PageField]);
        var useful = form[UsefulField].ToString();
        if (Rated is null || useful is not (PageUseful.Yes or PageUseful.No) || form[Trap].ToString().Length > 0)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, "useful.error");
        }

        if (!await guard.AllowsAsync(HttpContext.Connection.RemoteIpAddress, proved: false))
        {
            return Refused(StatusCodes.Status429TooManyRequests, "register.error-too-many");
        }

        var sheet = new AnswerSheet(new Dictionary<string, IReadOnlyList<string>> { [Rated] = [useful] }, new Dictionary<string, string>());
        try
        {
            return await months.AcceptAsync(Visit.Site, sheet, Guid.NewGuid(), cancel) == Acceptance.Shut
                ? Refused(StatusCodes.Status409Conflict, "survey.error-shut")
                : new SeeOther(Visit.Href($"{ConsultationLinks.PageUseful}?of={Uri.EscapeDataString(Rated)}"));
        }
        catch (DbException)
        {
            return Refused(StatusCodes.Status503ServiceUnavailable, "survey.error-busy");
        }
    }

    /// <summary>Only addresses that the site has: nothing that somebody typed is ever kept or shown.</summary>
    private string? AddressOf(string? page) => page is not null && directory.Survey(Visit.Site, PageUseful.Key)?.Find(page) is { } known ? known.Id : null;

    private void ShowHead() => Show(new PageHead
    {
        Title = Words["useful.title"],
        HideFromSearch = true,
        Address = ConsultationLinks.PageUseful,
        Languages = [.. Visit.Languages.Select(language => language.Code)],
        Trail = [(Words["layout.home"], "/")],
    });

    private PageResult Refused(int status, string words)
    {
        Faults = [new FormFault("", Words[words])];
        return Invalid(status);
    }
}
