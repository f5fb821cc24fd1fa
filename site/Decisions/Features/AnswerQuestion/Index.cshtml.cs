using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.AnswerQuestion;

/// <summary>One question. The answer goes into the next address, sealed, so that the browser's own Back works.</summary>
public sealed class IndexModel : FlowPage
{
    public Question Question { get; private set; } = null!;

    /// <summary>Counts from 1 on this reader's way; how many follow depends on the answers, so no total is claimed.</summary>
    public int Number { get; private set; }

    public Answer? Given { get; private set; }

    public AnswerForm Form { get; private set; } = new([], null, null, null, null);

    public string? Error { get; private set; }

    public string Back { get; private set; } = "";

    public IActionResult OnGet()
    {
        var walk = Prepare();
        if (Standing.At is null && walk.Outcome is not null)
        {
            return To(Links.Check(SealOf(Standing with { Changing = false })));
        }

        Given = Standing.Answers[Question.Index];
        return Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Prepare();
        Form = await AnswerForm.FromAsync(Request);
        var (answer, error) = Form.Read(Question, Words, Text.Of(Question));
        if (answer is null)
        {
            (Error, Given) = (error, Form.Ticked(Question));
            Show();
            return Invalid();
        }

        Record();
        var answers = Standing.Answers.With(Question.Index, answer);
        var next = Standing.Changing ? null : After(Walker.Go(Flow, answers));
        var walk = Walker.Go(Flow, answers);
        return next is not null ? To(Links.Question(SealOf(new Standing(answers, next.Index))))
            : walk.Next is { } open ? To(Links.Question(SealOf(new Standing(answers, open.Index, Standing.Changing))))
            : To(Links.Check(SealOf(new Standing(answers))));
    }

    private Walk Prepare()
    {
        var whole = Walker.Go(Flow, Standing.Answers);
        var at = Standing.At is { } wanted && whole.Meets(wanted) ? wanted : whole.Next?.Index ?? whole.Steps[^1].Question.Index;
        var before = Walker.Go(Flow, Standing.Answers, at);
        (Question, Number) = (Flow.Questions[at], before.Steps.Count + 1);
        Back = Standing.Changing && whole.Outcome is not null ? Links.Check(SealOf(new Standing(Standing.Answers)))
            : before.Steps.Count == 0 ? Links.Home
            : Links.Question(SealOf(new Standing(Standing.Answers, before.Steps[^1].Question.Index, Standing.Changing)));
        return whole;
    }

    private PageResult Show()
    {
        // The title of a page stays in the browser's history, so it tells how far one is and not what was answered.
        var title = $"{Words["flow.question", Number]} – {Text.Title}";
        ShowHead(Error is null ? title : $"{Words["flow.error-prefix"]}: {title}", RouteData.Values["seal"] is string seal ? Links.Question(seal) : Links.First);
        return Page();
    }

    private Question? After(Walk walk)
    {
        var at = walk.Steps.ToList().FindIndex(step => step.Question == Question);
        return at >= 0 && at + 1 < walk.Steps.Count ? walk.Steps[at + 1].Question : walk.Next;
    }

    private void Record()
    {
        if (RouteData.Values["seal"] is null)
        {
            Count("flow.started");
        }

        if (Standing.Answers[Question.Index] is null)
        {
            Count("flow.answered", Question.Id);
        }
    }
}
