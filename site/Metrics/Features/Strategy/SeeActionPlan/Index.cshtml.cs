using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Advice;

namespace PreventPublic.Metrics.Features.Strategy.SeeActionPlan;

/// <summary>The action plan as residents see it, and what members advised. Without risks and without names.</summary>
public sealed class IndexModel(ActionBook book, AdviceBook advice) : StrategyPage
{
    public IReadOnlyList<PlannedAction> Actions { get; private set; } = [];

    public IReadOnlyList<MemberAdvice> Advice { get; private set; } = [];

    public DateOnly Today => Visit.Clock.Today;

    public async Task OnGetAsync()
    {
        Actions = await IsThereAsync("Actions") ? await book.AllAsync(Visit.Site, Cancel) : [];
        Advice = await IsThereAsync("Advice") ? await advice.AllAsync(Visit.Site, Cancel) : [];
        Show(Words["strategy.actions-title"], StrategyLinks.Actions);
    }

    public string StatusOf(PlannedAction action) => Words["strategy.status-" + action.Status.ToString().ToLowerInvariant()];
}
