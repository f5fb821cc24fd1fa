using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.EventPlans.Steps;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.EventPlans.PrintPlan;

/// <summary>What the team takes along on the day: the plan, the ground rules, a sheet for questions.</summary>
public sealed class IndexModel(IEventDirectory directory, EventPlanShelf shelf) : EventPlanPage(directory, shelf)
{
    /// <summary>Lines on the sheet for questions.</summary>
    public const int Lines = 14;

    public IEnumerable<(string Ask, string Answer)> AnsweredIn(PlanStep step) =>
        Plan.Step(step.Code)?.Read() is { } answers ? step.Questions.Select(question => (question.Ask, answers.GetValueOrDefault(question.Id) ?? "")).Where(pair => pair.Item2.Length > 0) : [];

    public static string Label(EventStepState state) => States.First(choice => choice.Value == state.ToString()).Label;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id, "Print pack: ") ? Page() : NotFound();
}
