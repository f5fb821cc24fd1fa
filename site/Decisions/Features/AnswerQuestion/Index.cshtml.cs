using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Web;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.AnswerQuestion;

/// <summary>One question. The answer goes into the next address, sealed, so that the browser's own Back works.</summary>
public sealed class IndexModel(QuestionPages pages, HtmlEncoder encoder) : FlowPage
{
    private (string Before, Standing? Sealed) _back;
    private bool _isLeftOpen;

    public Question Question { get; private set; } = null!;

    /// <summary>Counts from 1 on this reader's way; how many follow depends on the answers, so no total is claimed.</summary>
    public int Number { get; private set; }

    public Answer? Given { get; private set; }

    public AnswerForm Form { get; private set; } = new([], null, null, null, null);

    public string? Error { get; private set; }

    public string Back => field ??= _back.Before + (_back.Sealed is not { } standing ? "" : _isLeftOpen ? PageMould.Open(1) : SealOf(standing));

    public override string UntilText => _isLeftOpen ? PageMould.Open(2) : base.UntilText;

    private string? SealText => RouteData.Values["seal"] as string;

    public IActionResult OnGet()
    {
        var walk = Prepare();
        if (Standing.At is null && walk.Outcome is not null)
        {
            return To(Links.Check(SealOf(Standing with { Changing = false })));
        }

        Given = Standing.Answers[Question.Index];
        var variant = new QuestionVariant(Text, Request.Origin(), Question.Index, Number, Given, OtherVersion, SealText is not null, _back.Before);
        return new QuestionResult(pages, variant, LeaveOpen, SealText ?? "", _back.Sealed is null ? "" : SealOf(_back.Sealed), encoder.Encode(UntilText));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var before = Prepare();
        Form = await AnswerForm.FromAsync(Request);
        var (answer, error) = Form.Read(Question, Words, Text.Of(Question));
        if (answer is null)
        {
            (Error, Given) = (error, Form.Ticked(Question));
            ShowHead();
            return Invalid();
        }

        var answers = Standing.Answers.With(Question.Index, answer);
        var walk = Walker.Go(Flow, answers);
        Record(before, walk);
        var next = Standing.Changing ? null : After(walk);
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
        _back = Standing.Changing && whole.Outcome is not null ? (Links.Check(""), new Standing(Standing.Answers))
            : before.Steps.Count == 0 ? (Links.Home, null)
            : (Links.Question(""), new Standing(Standing.Answers, before.Steps[^1].Question.Index, Standing.Changing));
        return whole;
    }

    private void LeaveOpen()
    {
        _isLeftOpen = true;
        ShowHead();
    }

    private void ShowHead()
    {
        // The title of a page stays in the browser's history, so it tells how far one is and not what was answered.
        var title = $"{Words["flow.question", Number]} – {Text.Title}";
        var address = SealText is null ? Links.First : Links.Question(_isLeftOpen ? PageMould.Open(0) : SealText);
        ShowHead(Error is null ? title : $"{Words["flow.error-prefix"]}: {title}", address);
    }

    private Question? After(Walk walk)
    {
        var at = walk.Steps.ToList().FindIndex(step => step.Question == Question);
        return at >= 0 && at + 1 < walk.Steps.Count ? walk.Steps[at + 1].Question : walk.Next;
    }

    /// <summary>Daily counters and nothing else: no visit, no order, nothing that links one question to another.</summary>
    private void Record(Walk before, Walk after)
    {
        if (SealText is null)
        {
            Count("flow.started");
        }

        if (Standing.Answers[Question.Index] is null)
        {
            Count("flow.answered", Question.Id);
        }

        if (after.Next != before.Next)
        {
            // An empty name: all is answered, and the check of the answers is what comes.
            Count("flow.asked", after.Next?.Id ?? "");
        }
    }
}
