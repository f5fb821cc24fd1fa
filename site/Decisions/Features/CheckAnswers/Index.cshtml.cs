using Microsoft.AspNetCore.Mvc;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.CheckAnswers;

/// <summary>All answers before the outcome, each with a way to change it.</summary>
public sealed class IndexModel : FlowPage
{
    public Walk Walk { get; private set; } = null!;

    public string ChangeLink(Question question) => Href(Links.Question(SealOf(new Standing(Standing.Answers, question.Index, Changing: true))));

    public string Back => Href(Links.Question(SealOf(new Standing(Standing.Answers, Walk.Steps[^1].Question.Index))));

    public IActionResult OnGet()
    {
        Walk = Walker.Go(Flow, Standing.Answers);
        if (Walk.Next is { } open)
        {
            return To(Links.Question(SealOf(new Standing(Standing.Answers, open.Index, Changing: true))));
        }

        ShowHead($"{Words["flow.check-title"]} – {Text.Title}", Links.Check((string)RouteData.Values["seal"]!));
        return Page();
    }

    public IActionResult OnPost()
    {
        Walk = Walker.Go(Flow, Standing.Answers);
        if (Walk.Outcome is not { } outcome)
        {
            return OnGet();
        }

        Count("flow.finished", outcome.Id);
        return To(Links.Outcome(SealOf(new Standing(Standing.Answers.Only(Walk.Path)))));
    }
}
