using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.EventPlans;

/// <summary>A step as an officer filled it in.</summary>
public sealed record StepDetails(EventStepState State, string Who, DateOnly? Due, IReadOnlyDictionary<string, string> Answers);

/// <summary>Event plans as they are kept. Each save says who and when, and is audited.</summary>
public sealed class EventPlanShelf(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>Those to come first, then those that are over; without a day at the top.</summary>
    public async Task<IReadOnlyList<EventPlan>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.EventPlans.AsNoTracking().Include(p => p.Steps).Where(p => p.Site == site).ToListAsync(cancel);
        var today = DateOnly.FromDateTime(Now);
        return [.. all.OrderBy(plan => plan.On < today).ThenBy(plan => plan.On ?? DateOnly.MinValue).ThenBy(plan => plan.Title, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<EventPlan?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.EventPlans.AsNoTracking().Include(p => p.Steps).FirstOrDefaultAsync(p => p.Site == site && p.Id == id, cancel);
    }

    /// <param name="like">A plan to begin from: what was decided is copied, what was done is not.</param>
    public async Task<Guid> BeginAsync(string site, string title, DateOnly? on, EventPlan? like, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var plan = new EventPlan { Site = site, Title = title, On = on, SavedBy = staff.Name, SavedAt = Now, EraseAt = EventPlan.EraseAtOf(on, Now) };
        plan.Steps.AddRange((like?.Steps ?? []).Select(step => new EventPlanStep { PlanId = plan.Id, Code = step.Code, Who = step.Who, Answers = step.Answers, By = staff.Name, At = Now }));
        store.Add(plan);
        Audit(store, plan, "event-plan.begun", staff);
        await store.SaveChangesAsync(cancel);
        return plan.Id;
    }

    /// <param name="revision">As the officer saw it.</param>
    /// <returns>False when somebody else saved it in the meantime.</returns>
    public Task<bool> SaveAsync(string site, Guid id, int revision, string title, DateOnly? on, string key, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "event-plan.saved", staff, (_, plan) => (plan.Title, plan.On, plan.Event) = (title, on, key), cancel);

    /// <returns>False when somebody else saved the plan in the meantime.</returns>
    public Task<bool> SaveStepAsync(string site, Guid id, int revision, string code, StepDetails details, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "event-plan.step-saved", staff, (store, plan) =>
        {
            if (plan.Step(code) is not { } step)
            {
                step = new EventPlanStep { PlanId = plan.Id, Code = code, By = staff.Name, At = Now };
                store.Add(step);
            }

            (step.State, step.Who, step.Due, step.Answers) = (details.State, details.Who, details.Due, JsonSerializer.Serialize(details.Answers));
            (step.By, step.At) = (staff.Name, Now);
        }, cancel);

    /// <returns>False when somebody else saved it in the meantime.</returns>
    public Task<bool> DropAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "event-plan.dropped", staff, (store, plan) => store.Remove(plan), cancel);

    /// <returns>How many plans are gone, with the names in them.</returns>
    public Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var now = Now;
        return stores.EraseAsync("event plans", PeopleEraser.ByRetention, now, store => store.EventPlans.Where(p => p.EraseAt <= now).ExecuteDeleteAsync(cancel), cancel);
    }

    private async Task<bool> OnAsync(string site, Guid id, int revision, string action, StaffMember staff, Action<PeopleStore, EventPlan> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.EventPlans.Include(p => p.Steps).FirstOrDefaultAsync(p => p.Site == site && p.Id == id, cancel) is not { } plan || plan.Revision != revision)
        {
            return false;
        }

        change(store, plan);
        (plan.SavedBy, plan.SavedAt, plan.EraseAt) = (staff.Name, Now, EventPlan.EraseAtOf(plan.On, Now));
        plan.Revision++;
        Audit(store, plan, action, staff);
        return await store.SavedAsync(cancel);
    }

    private void Audit(PeopleStore store, EventPlan plan, string action, StaffMember staff) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, plan.Site, $"event-plans/{plan.Id}", Now), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
