using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PreventPublic.Decisions.Features.AnswerQuestion;

/// <summary>A question's page for one reader: from the mould that others of this minute had, or made now and kept for them.</summary>
/// <param name="leaveOpen">Puts <see cref="PageMould.Open"/> into the model, before the page is made.</param>
/// <param name="filled">What this reader has in the open places, as HTML.</param>
public sealed class QuestionResult(QuestionPages pages, QuestionVariant variant, Action leaveOpen, params IReadOnlyList<string> filled) : PageResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var page = pages.Find(variant) ?? await MakeAsync(context, response);
        var own = filled.Select(Encoding.UTF8.GetBytes).ToList();
        (response.ContentType, response.ContentLength) = ("text/html; charset=utf-8", page.Length(own));
        page.Write(response.BodyWriter, own);
        await response.BodyWriter.FlushAsync(context.HttpContext.RequestAborted);
    }

    private async Task<PageMould> MakeAsync(ActionContext context, HttpResponse response)
    {
        leaveOpen();
        var body = response.Body;
        using var made = new MemoryStream(32 * 1024);
        response.Body = made;
        try
        {
            await base.ExecuteResultAsync(context);
        }
        finally
        {
            response.Body = body;
        }

        var page = PageMould.Of(Encoding.UTF8.GetString(made.GetBuffer(), 0, (int)made.Length));
        pages.Keep(variant, page);
        return page;
    }
}
