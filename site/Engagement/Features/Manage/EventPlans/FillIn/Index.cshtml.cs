using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.EventPlans.Steps;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.EventPlans.FillIn;

/// <summary>One step: what to think of, what was decided, whether it is done.</summary>
public sealed class IndexModel(IEventDirectory directory, EventPlanShelf shelf) : EventPlanPage(directory, shelf)
{
    [BindProperty]
    public Dictionary<string, string> Answers { get; set; } = [];

    [BindProperty]
    public string State { get; set; } = nameof(EventStepState.ToDo);

    [BindProperty]
    public string Who { get; set; } = "";

    [BindProperty]
    public string Due { get; set; } = "";

    [BindProperty]
    public int Revision { get; set; }

    public PlanStep Step { get; private set; } = null!;

    public string AnswerTo(StepQuestion question) => Answers.GetValueOrDefault(question.Id) ?? "";

    public async Task<IActionResult> OnGetAsync(Guid id, string step)
    {
        if (!await FindStepAsync(id, step))
        {
            return NotFound();
        }

        Revision = Plan.Revision;
        if (Plan.Step(step) is { } filled)
        {
            (Answers, State, Who, Due) = (filled.Read().ToDictionary(), filled.State.ToString(), filled.Who, LocalMoment.Write(filled.Due));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string step)
    {
        if (!await FindStepAsync(id, step))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var answers = Step.Questions.ToDictionary(question => question.Id, question => AnswerTo(question).ReplaceLineEndings("\n").Trim());
        var details = new StepDetails(Enum.Parse<EventStepState>(State), PlainLine.Of(Who), Due.Trim().Length == 0 ? null : LocalMoment.ReadDay(Due), answers);
        if (await Shelf.SaveStepAsync(Site!, id, Revision, step, details, Staff, Cancel))
        {
            return GoTo(PlanSteps.After(step) is { } next ? EventPlanLinks.Step(Site!, id, next.Code) : EventPlanLinks.Of(Site!, id), $"{Step.Title}: saved.");
        }

        ModelState.Remove(nameof(Revision));
        Revision = Plan.Revision;
        return Behind();
    }

    private void Check()
    {
        foreach (var question in Step.Questions.Where(question => AnswerTo(question).Length > EventPlanStep.MaxAnswer))
        {
            Wrong($"Answers[{question.Id}]", $"Use {EventPlanStep.MaxAnswer:N0} characters or fewer");
        }

        if (States.All(choice => choice.Value != State))
        {
            Wrong(nameof(State), "Say where the step stands");
        }

        if (State == nameof(EventStepState.NotNeeded) && Step.Questions.All(question => AnswerTo(question).Trim().Length == 0))
        {
            Wrong($"Answers[{Step.Questions[0].Id}]", "Say why the event does not need it");
        }

        if (PlainLine.Of(Who).Length > EventPlanStep.MaxWho)
        {
            Wrong(nameof(Who), $"Use {EventPlanStep.MaxWho} characters or fewer");
        }

        if (Due.Trim().Length > 0 && LocalMoment.ReadDay(Due) is null)
        {
            Wrong(nameof(Due), "Enter a day, or leave it empty");
        }
    }

    private async Task<bool> FindStepAsync(Guid id, string code)
    {
        if (PlanSteps.Find(code) is not { } step || !await FindAsync(id, $"{step.Title}: "))
        {
            return false;
        }

        Step = step;
        return true;
    }
}
