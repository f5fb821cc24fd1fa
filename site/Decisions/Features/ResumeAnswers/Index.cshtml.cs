using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Decisions.Features.KeepAnswers;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.ResumeAnswers;

/// <summary>Goes on from a saved file.</summary>
[RequestSizeLimit(4 * SavedFile.MaxLength)]
public sealed class IndexModel : FlowPage
{
    public string? Error { get; private set; }

    public string Pasted { get; private set; } = "";

    public void OnGet() => ShowHead($"{Words["flow.resume-title"]} – {Text.Title}", Links.Resume);

    public async Task<IActionResult> OnPostAsync()
    {
        var text = await SentAsync();
        if (SavedFile.SealIn(text) is { } seal && Seal.Open(Visit.Site, Flow, seal) is Opened.Good good)
        {
            // A fresh, short seal: the long one stays out of the browser's history. An older version goes along, so that the check says so.
            return To(Links.Check(good.OtherVersion ? seal : SealOf(new Standing(good.Standing.Answers))));
        }

        (Error, Pasted) = (Words["flow.resume-bad"], text.Length <= Seal.MaxLength ? text : "");
        OnGet();
        return Invalid();
    }

    private async Task<string> SentAsync()
    {
        try
        {
            var form = Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : FormCollection.Empty;
            if (form.Files["file"] is not { Length: > 0 and <= SavedFile.MaxLength } file)
            {
                return form["text"].ToString();
            }

            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            return await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}
