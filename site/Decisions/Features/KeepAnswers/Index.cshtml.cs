using System.Text;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.KeepAnswers;

/// <summary>A link or a file that holds the answers for longer, made only when asked for.</summary>
public sealed class IndexModel(DecisionsOptions options) : FlowPage
{
    public int LinkDays => options.LinkDays;

    public int FileDays => options.FileDays;

    public string SealText => (string)RouteData.Values["seal"]!;

    /// <summary>The link that was made, whole; null until it is asked for.</summary>
    public string? Link { get; private set; }

    public string LinkUntil { get; private set; } = "";

    public void OnGet() => ShowHead($"{Words["flow.keep-title"]} – {Text.Title}", Links.Keep(SealText));

    public void OnPostLink()
    {
        OnGet();
        LinkUntil = DayAfter(Seal.Link);
        Link = $"{Request.Origin()}{Href(Links.Check(SealOf(new Standing(Standing.Answers), Seal.Link)))}";
    }

    public IActionResult OnPostFile()
    {
        var text = $"""
            {Words["flow.file-text", Text.Title, DayAfter(Seal.File)]}
            {Request.Origin()}{Href(Links.Resume)}

            {SavedFile.Mark}{SealOf(new Standing(Standing.Answers), Seal.File)}

            """;
        return File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"{Flow.Id}.txt");
    }

    private string DayAfter(TimeSpan time) => (Visit.Clock.Now + time).ToString("d MMMM yyyy", Visit.Language.Culture);
}
