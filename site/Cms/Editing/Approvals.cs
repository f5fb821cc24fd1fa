using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Webhooks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>Why a step is not taken; what to do instead is part of it. Null means that it was taken.</summary>
/// <param name="Passing">It may well work a moment later.</param>
public sealed record Refusal(string Why, bool Passing = false);

/// <summary>Draft → in review → approved. A second person approves, and for exactly what they saw.</summary>
public sealed class Approvals(IDbContextFactory<ContentStore> stores, Checking checking, Publisher publisher, TimeProvider time)
{
    public Task<Refusal?> SubmitAsync(Guid versionId, StaffMember by, CancellationToken cancel) => StepAsync(versionId, by, (store, version, now) =>
    {
        if (version is not { State: VersionState.Draft, IsHead: true })
        {
            return Task.FromResult<Refusal?>(new("Only the newest draft can be sent for review."));
        }

        Move(store, version, VersionState.InReview, by, now, "entry.submitted");
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    public Task<Refusal?> ReturnAsync(Guid versionId, string note, StaffMember by, CancellationToken cancel) => StepAsync(versionId, by, (store, version, now) =>
    {
        if (version.State is not (VersionState.InReview or VersionState.Approved))
        {
            return Task.FromResult<Refusal?>(new("It is not waiting for anybody."));
        }

        Move(store, version, VersionState.Draft, by, now, "entry.returned", note);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    /// <param name="seen">The <see cref="EffectiveHash"/> of what the approver was shown.</param>
    public Task<Refusal?> ApproveAsync(Guid versionId, string seen, StaffMember by, CancellationToken cancel) => StepAsync(versionId, by, async (store, version, now) =>
    {
        if (version.State != VersionState.InReview)
        {
            return new("It is not in review any more. Reload the page to see where it is.");
        }

        if ((await AuthorsAsync(store, version, cancel)).Contains(by.Id))
        {
            return new("You wrote part of it. Somebody else has to approve it.");
        }

        if (HashOf(version) != seen)
        {
            return new("Something that it shows has changed since you opened it. Look at it again, then approve.");
        }

        store.Add(new ApprovalRecord { VersionId = version.Id, ById = by.Id, By = by.Name, At = now, EffectiveHash = seen });
        Move(store, version, VersionState.Approved, by, now, "entry.approved");
        return null;
    }, cancel);

    public string HashOf(VersionRecord version) => checking.Read(PathOf(version), version.Entry.Type, version.Source, new Faults()) is { } document
        ? EffectiveHash.Of(document, publisher.Current)
        : version.Hash;

    /// <summary>Everybody who wrote something that would be published with this version and is not yet.</summary>
    public static async Task<IReadOnlySet<Guid>> AuthorsAsync(ContentStore store, VersionRecord version, CancellationToken cancel)
    {
        var published = await store.Versions.Where(v => v.EntryId == version.EntryId && v.Language == version.Language && v.State == VersionState.Published).Select(v => (int?)v.Number).MaxAsync(cancel) ?? 0;
        var authors = await store.Versions.Where(v => v.EntryId == version.EntryId && v.Language == version.Language && v.Number > published && v.Number <= version.Number && v.AuthorId != null)
            .Select(v => v.AuthorId!.Value).Distinct().ToListAsync(cancel);
        return authors.ToHashSet();
    }

    public static DocumentPath PathOf(VersionRecord version) => new(version.Entry.Site, version.Entry.Folder, version.Entry.Key, version.Language);

    internal static void Move(ContentStore store, VersionRecord version, VersionState to, StaffMember by, DateTime now, string action, string note = "")
    {
        store.Add(version.MoveTo(to, by.Name, now, note, by.Id));
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, action, version.Entry.Site, Drafts.Subject(PathOf(version)), now, version.Hash, version.Hash, note), now);
        WebhookNews.Post(store, version, version.Entry, now);
        StatementNews.Post(store, version, version.Entry, by.Name, now);
    }

    private async Task<Refusal?> StepAsync(Guid versionId, StaffMember by, Func<ContentStore, VersionRecord, DateTime, Task<Refusal?>> step, CancellationToken cancel)
    {
        await publisher.RefreshAsync(cancel);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var version = await store.Versions.Include(v => v.Entry).FirstAsync(v => v.Id == versionId, cancel);
        if (await step(store, version, time.GetUtcNow().UtcDateTime) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await store.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new($"Somebody else moved it at the same moment, {by.Name}. Reload the page to see where it is.");
        }
    }
}
