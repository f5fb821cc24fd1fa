using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.ActionPlan;

/// <summary>An action as somebody enters or imports it.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="On">When it was done.</param>
public sealed record ActionEntry(
    string Reference, string Title, string Objective, string Owner, string Budget, DateOnly? Due, string Risks, ActionStatus Status, DateOnly? On, string Evidence);

/// <summary>Keeps a site's actions and the steps they take.</summary>
public sealed class ActionBook(IDbContextFactory<MetricsStore> stores, TimeProvider time)
{
    public async Task<IReadOnlyList<PlannedAction>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Actions.AsNoTracking().Include(action => action.Steps).Where(action => action.Site == site).OrderBy(action => action.Reference).ToListAsync(cancel);
    }

    public async Task<PlannedAction?> FindAsync(string site, string reference, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Actions.AsNoTracking().Include(action => action.Steps).FirstOrDefaultAsync(action => action.Site == site && action.Reference == reference, cancel);
    }

    /// <summary>What is wrong with an action, by field.</summary>
    /// <param name="today">The council's local day.</param>
    public static IEnumerable<(string Field, string Message)> Problems(ActionEntry entry, IReadOnlyList<string> objectives, DateOnly today)
    {
        if (entry.Reference.Length is 0 or > 20 || entry.Reference.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-'))
        {
            yield return ("Reference", "Give it a short name of letters, digits and hyphens, such as A12");
        }

        if (entry.Title.Length is 0 or > PlannedAction.MaxTitle)
        {
            yield return ("Title", $"Say what is to be done, in {PlannedAction.MaxTitle} characters or fewer");
        }

        if (!objectives.Contains(entry.Objective))
        {
            yield return ("Objective", $"Choose an objective: {string.Join(", ", objectives)}");
        }

        if (entry.Owner.Length is 0 or > 120)
        {
            yield return ("Owner", "Give the role or organisation that owns it; not a person's name");
        }

        if (entry.Budget.Length > 60)
        {
            yield return ("Budget", "Keep the budget to 60 characters, as the plan has it");
        }

        foreach (var problem in StepProblems(entry.Status, entry.On, entry.Evidence, today))
        {
            yield return problem;
        }

        if (entry.Risks.Length > PlannedAction.MaxText)
        {
            yield return ("Risks", $"Keep the risks to {PlannedAction.MaxText} characters");
        }
    }

    public static IEnumerable<(string Field, string Message)> StepProblems(ActionStatus status, DateOnly? on, string evidence, DateOnly today)
    {
        if (on > today)
        {
            yield return ("On", "The day on which it was done is in the future");
        }

        if (status == ActionStatus.Done && evidence.Trim().Length == 0)
        {
            yield return ("Evidence", "Say what shows that it is done: a link, a file's name or a minute");
        }

        if (evidence.Length > PlannedAction.MaxText)
        {
            yield return ("Evidence", $"Keep it to {PlannedAction.MaxText} characters");
        }
    }

    /// <summary>Takes them all, or none. One whose reference is there already is brought up to date.</summary>
    /// <returns>How many are new and how many were changed; null when somebody else changed one of them meanwhile.</returns>
    public async Task<(int New, int Changed)?> TakeAsync(string site, IReadOnlyCollection<ActionEntry> entries, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var references = entries.Select(entry => entry.Reference).ToArray();
        var there = await store.Actions.Include(action => action.Steps).Where(action => action.Site == site && references.Contains(action.Reference)).ToDictionaryAsync(action => action.Reference, cancel);
        var (added, changed) = (0, 0);
        foreach (var entry in entries)
        {
            if (!there.TryGetValue(entry.Reference, out var action))
            {
                action = new PlannedAction { Site = site, Reference = entry.Reference, Title = entry.Title, Objective = entry.Objective, Owner = entry.Owner, By = staff.Name, At = now };
                store.Add(action);
                added++;
            }

            (action.Title, action.Objective, action.Owner, action.Budget, action.Due, action.Risks) = (entry.Title, entry.Objective, entry.Owner, entry.Budget, entry.Due, entry.Risks);
            var stands = (action.Latest?.Status ?? ActionStatus.Planned, action.Latest?.On, action.Latest?.Evidence ?? "") == (entry.Status, entry.On, entry.Evidence);
            if (!stands)
            {
                store.Add(StepOf(action, entry.Status, entry.On, entry.Evidence, staff, now));
            }

            changed += there.ContainsKey(entry.Reference) && (store.Entry(action).State == EntityState.Modified || !stands) ? 1 : 0;
        }

        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "actions.entered", site, $"{added} new, {changed} changed", now), now);
        return await SaveAsync(store, cancel) ? (added, changed) : null;
    }

    /// <param name="number">The number of the newest step that the person saw.</param>
    public async Task<bool> StepAsync(string site, string reference, int number, ActionStatus status, DateOnly? on, string evidence, DateOnly? due, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var action = await store.Actions.Include(one => one.Steps).FirstOrDefaultAsync(one => one.Site == site && one.Reference == reference, cancel);
        if (action is null || (action.Latest?.Number ?? 0) != number)
        {
            return false;
        }

        action.Due = due;
        store.Add(StepOf(action, status, on, evidence, staff, now));
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "action.stepped", site, $"{reference}: {ActionWords.Status(status)}", now), now);
        return await SaveAsync(store, cancel);
    }

    private static ActionStep StepOf(PlannedAction action, ActionStatus status, DateOnly? on, string evidence, StaffMember staff, DateTime now) =>
        new() { ActionId = action.Id, Number = (action.Latest?.Number ?? 0) + 1, Status = status, On = on, Evidence = evidence.Trim(), By = staff.Name, At = now };

    private static async Task<bool> SaveAsync(MetricsStore store, CancellationToken cancel)
    {
        try
        {
            await store.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
