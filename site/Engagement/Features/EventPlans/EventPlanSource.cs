using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.EventPlans;

/// <summary>Events that are prepared, on the team's plan: the day itself once it is known.</summary>
public sealed class EventPlanSource(EventPlanShelf shelf) : IPlanSource
{
    public async Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel) =>
    [
        .. (await shelf.AllAsync(site, cancel)).Where(plan => plan.Event.Length == 0 && plan.On is { } day && day >= from && day <= until)
            .Select(plan => new PlanLine($"event-plan-{plan.Id:N}", PlanKinds.Event, $"Prepare: {plan.Title}", plan.On, PlanLine.StandingOf(plan.On < today, plan.On!.Value, today), EventPlanLinks.Of(site, plan.Id))),
    ];
}
