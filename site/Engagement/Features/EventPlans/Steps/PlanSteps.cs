namespace PreventPublic.Engagement.Features.EventPlans.Steps;

/// <summary>Something to decide within a step.</summary>
/// <param name="Id">Names its answer in the store.</param>
public sealed record StepQuestion(string Id, string Ask, string? Help = null);

/// <summary>One thing to think of.</summary>
/// <param name="Code">Names it in the store and in addresses.</param>
/// <param name="Why">In a sentence: what goes wrong without it.</param>
/// <param name="DaysBefore">Days before the event by which it is usually done; below 0 for days after it.</param>
/// <param name="Link">Of the public site, with its words: where the step is worked through; null for none.</param>
public sealed record PlanStep(string Code, string Title, string Why, int DaysBefore, IReadOnlyList<StepQuestion> Questions, (string Address, string Words)? Link = null);

/// <summary>
/// The checklist of an event: purpose, people, place, safety, listening. It is this product's own reading of good practice
/// (domain-facts §4), not a Home Office list; a council may say of any step that the event does not need it.
/// </summary>
public static partial class PlanSteps
{
    public static PlanStep? Find(string code) => All.FirstOrDefault(step => step.Code == code);

    /// <summary>The step after this one; null after the last.</summary>
    public static PlanStep? After(string code) => All.SkipWhile(step => step.Code != code).Skip(1).FirstOrDefault();

    /// <param name="on">The day of the event.</param>
    /// <returns>The day by which the step is usually done; null while the event has no day.</returns>
    public static DateOnly? UsualDue(this PlanStep step, DateOnly? on) => on?.AddDays(-step.DaysBefore);

    /// <summary>Its own day, or else its usual one.</summary>
    public static DateOnly? DueOf(this EventPlan plan, PlanStep step) => plan.Step(step.Code)?.Due ?? step.UsualDue(plan.On);

    /// <summary>Still to do, and its day is over.</summary>
    public static bool IsLate(this EventPlan plan, PlanStep step, DateOnly today) => plan.StateOf(step.Code) == EventStepState.ToDo && plan.DueOf(step) < today;
}
