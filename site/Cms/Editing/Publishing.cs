using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>Publishes and withdraws: all of what is asked, or nothing; on every page that it shows on, at once.</summary>
public sealed class Publishing(IDbContextFactory<ContentStore> stores, Checking checking, OutdatedApprovals outdated, Publisher publisher, ContentTypes types, TimeProvider time)
{
    private static readonly Refusal Faster = new("Somebody else published or moved it at the same moment. Reload the page to see where it is.", Passing: true);

    /// <summary>Publishes approved versions together; each is checked as it will stand among the others.</summary>
    public Task<Refusal?> PublishAsync(IReadOnlyCollection<Guid> versionIds, StaffMember by, CancellationToken cancel) => PublishPlannedAsync(versionIds, [], by, cancel);

    /// <summary>The same, and ends the plans that said so, in one step: a plan that was called off meanwhile publishes nothing.</summary>
    /// <param name="planIds">All schedules of the plan, also of those versions that are published already.</param>
    public async Task<Refusal?> PublishPlannedAsync(IReadOnlyCollection<Guid> versionIds, IReadOnlyCollection<Guid> planIds, StaffMember by, CancellationToken cancel)
    {
        var refusal = await TryPublishAsync(versionIds, planIds, by, cancel);
        await publisher.RefreshAsync(cancel);
        if (refusal is null)
        {
            await outdated.TakeBackAsync(cancel);
        }

        return refusal;
    }

    private async Task<Refusal?> TryPublishAsync(IReadOnlyCollection<Guid> versionIds, IReadOnlyCollection<Guid> planIds, StaffMember by, CancellationToken cancel)
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancel);
            await using var transaction = await store.TakeTurnAsync(cancel);
            await publisher.RefreshAsync(cancel);
            var plans = await store.Schedules.Where(s => planIds.Contains(s.Id) && s.State == ScheduleState.Waiting).ToListAsync(cancel);
            if (plans.Count != planIds.Count)
            {
                return Faster;
            }

            var refusal = await PublishAsync(store, versionIds, by, cancel);
            if (refusal is null)
            {
                var now = time.GetUtcNow().UtcDateTime;
                plans.ForEach(plan => (plan.State, plan.EndedAt) = (ScheduleState.Done, now));
                await store.SaveChangesAsync(cancel);
            }

            // A void approval is written down even though nothing is published.
            await transaction.CommitAsync(cancel);
            return refusal;
        }
        catch (DbUpdateException)
        {
            return Faster;
        }
    }

    /// <summary>Takes a published version away from readers.</summary>
    /// <param name="redirectTo">An address or URL to send readers to; empty to say that the page is gone; null for neither.</param>
    public async Task<Refusal?> WithdrawAsync(Guid versionId, string note, string? redirectTo, StaffMember by, CancellationToken cancel)
    {
        await using (var store = await stores.CreateDbContextAsync(cancel))
        await using (var transaction = await store.TakeTurnAsync(cancel))
        {
            await publisher.RefreshAsync(cancel);
            var version = await store.Versions.Include(v => v.Entry).FirstAsync(v => v.Id == versionId, cancel);
            if (version.State != VersionState.Published)
            {
                return new("It is not published.");
            }

            if (WhatNeeds(version) is { Count: > 0 } needed)
            {
                return new($"Other entries need it: {string.Join(", ", needed.Take(5))}. Change those first.");
            }

            var now = time.GetUtcNow().UtcDateTime;
            Approvals.Move(store, version, VersionState.Withdrawn, by, now, "entry.withdrawn", note);
            var redirect = redirectTo is not null && AddressOf(version) is { } address ? AddRedirect(store, version, address, redirectTo, by, now) : version.EntryId;
            store.AddPublication(by.Name, now, note, [version.EntryId, redirect]);
            if (await SaveAsync(store, cancel) is { } refusal)
            {
                return refusal;
            }

            await transaction.CommitAsync(cancel);
        }

        await publisher.RefreshAsync(cancel);
        await outdated.TakeBackAsync(cancel);
        return null;
    }

    /// <summary>Why no fault of the version can be let through; null where one may be.</summary>
    public string? StrictReason(VersionRecord version) => types.Find(version.Entry.Type)?.Strict;

    /// <summary>Lets a version through although a check stops it, with a reason that stays on record.</summary>
    /// <param name="fault">The fault, as it was shown.</param>
    public async Task<Refusal?> WaiveAsync(Guid versionId, string fault, string reason, StaffMember by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var version = await store.Versions.Include(v => v.Entry).FirstAsync(v => v.Id == versionId, cancel);
        if (StrictReason(version) is { } strict)
        {
            return new(strict);
        }

        if (!(await BlockingAsync(store, version, [], cancel)).Any(blocking => blocking.ToString() == fault))
        {
            return new("That is not what stops it now. Reload the page.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        store.Add(new WaiverRecord { VersionId = versionId, Fault = fault, Reason = reason, ById = by.Id, By = by.Name, At = now });
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, "check.waived", version.Entry.Site, Drafts.Subject(Approvals.PathOf(version)), now, version.Hash, version.Hash, $"{fault} — {reason}"), now);
        await store.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Faults that stand between a version and readers: errors that nobody with the right to has waived.</summary>
    /// <param name="alongside">What is published in the same step.</param>
    public async Task<IReadOnlyList<Fault>> BlockingAsync(ContentStore store, VersionRecord version, IReadOnlyList<Document> alongside, CancellationToken cancel)
    {
        var faults = new Faults();
        var document = checking.Read(Approvals.PathOf(version), version.Entry.Type, version.Source, faults);
        if (document is null || faults.HasErrors)
        {
            return faults.All;
        }

        var waived = StrictReason(version) is not null ? [] : await store.Waivers.Where(waiver => waiver.VersionId == version.Id).Select(waiver => waiver.Fault).ToListAsync(cancel);
        return [.. checking.FaultsOf(document, alongside).Where(fault => fault.Severity == Severity.Error && !waived.Contains(fault.ToString()))];
    }

    private async Task<Refusal?> PublishAsync(ContentStore store, IReadOnlyCollection<Guid> versionIds, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var versions = await store.Versions.Include(v => v.Entry).Where(v => versionIds.Contains(v.Id)).ToListAsync(cancel);
        if (versions.Count == 0 || versions.Count != versionIds.Distinct().Count())
        {
            return new("Something that was chosen is not there any more. Reload the page and choose again.");
        }

        var documents = versions.Select(version => checking.Read(Approvals.PathOf(version), version.Entry.Type, version.Source, new Faults())).OfType<Document>().ToList();
        foreach (var version in versions)
        {
            if (await ProblemAsync(store, version, documents, now, cancel) is { } problem)
            {
                return new($"{Drafts.Subject(Approvals.PathOf(version))}: {problem}");
            }
        }

        foreach (var version in versions)
        {
            await SupersedeAsync(store, version, by, now, cancel);
            Approvals.Move(store, version, VersionState.Published, by, now, "entry.published");
            store.Post(Fact.Kind, new Fact("entry.published", TodayIn(version.Entry.Site, now), version.Entry.Site, $"{version.Entry.Folder}/{version.Entry.Key}", version.Language), now);
        }

        store.AddPublication(by.Name, now, string.Join(", ", versions.Select(version => Drafts.Subject(Approvals.PathOf(version)))), versions.Select(version => version.EntryId));
        return null;
    }

    private DateOnly TodayIn(string site, DateTime now) => publisher.Current.Sites.GetValueOrDefault(site)?.Clock.Today ?? DateOnly.FromDateTime(now);

    private async Task<string?> ProblemAsync(ContentStore store, VersionRecord version, IReadOnlyList<Document> alongside, DateTime now, CancellationToken cancel)
    {
        if (version.State is not (VersionState.Approved or VersionState.Scheduled))
        {
            return "it is not approved.";
        }

        if (!await outdated.HoldsAsync(store, version, cancel))
        {
            await OutdatedApprovals.VoidAsync(store, version, now, cancel);
            return "something that it shows has changed since it was approved. It is back in review; look at it again and approve it.";
        }

        return await BlockingAsync(store, version, alongside, cancel) is [var first, ..] ? $"{first.What}; {first.Allowed}." : null;
    }

    private static async Task SupersedeAsync(ContentStore store, VersionRecord version, StaffMember by, DateTime now, CancellationToken cancel)
    {
        if (await store.Versions.FirstOrDefaultAsync(v => v.EntryId == version.EntryId && v.Language == version.Language && v.State == VersionState.Published, cancel) is { } earlier)
        {
            store.Add(earlier.MoveTo(VersionState.Superseded, by.Name, now, "", by.Id));

            // Stored before the new one is, so that there is never more than one published version.
            await store.SaveChangesAsync(cancel);
        }
    }

    private static async Task<Refusal?> SaveAsync(ContentStore store, CancellationToken cancel)
    {
        try
        {
            await store.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            return Faster;
        }
    }

    /// <summary>Published entries that show or link to an English version which is about to go.</summary>
    private List<string> WhatNeeds(VersionRecord version)
    {
        var name = $"{version.Entry.Folder}/{version.Entry.Key}";
        return version.Language != Core.Languages.Language.EnglishCode ? [] :
        [
            .. publisher.Current.Sites.Values.Where(site => version.Entry.Site == DocumentPath.Shared || version.Entry.Site == site.Id)
                .SelectMany(site => WhereUsed.Of(site, name)).Where(use => use.Embeds || version.Entry.Folder != "pages").Select(use => use.Entry.Name).Distinct(),
        ];
    }

    private string? AddressOf(VersionRecord version) =>
        publisher.Current.Sites.Values.Select(site => site.Find(version.Entry.Folder, version.Entry.Key)?.Address).FirstOrDefault(address => address is not null);

    /// <returns>The redirect's entry.</returns>
    private static Guid AddRedirect(ContentStore store, VersionRecord version, string address, string to, StaffMember by, DateTime now)
    {
        var source = SourceWriter.Write([new("title", $"From {address}"), new("from", address), new(to.Length == 0 ? "gone" : "to", to.Length == 0 ? "true" : to)], "");
        var entry = new EntryRecord { Site = version.Entry.Site, Folder = "redirects", Key = $"{version.Entry.Key.Replace('/', '-')}-{now:yyyyMMddHHmmss}", Type = "redirect" };
        var redirect = new VersionRecord
        {
            EntryId = entry.Id,
            Entry = entry,
            Language = Core.Languages.Language.EnglishCode,
            Number = 1,
            Source = source,
            Hash = ContentHash.Of(source),
            Title = $"From {address}",
            Author = by.Name,
            AuthorId = by.Id,
            CreatedAt = now,
            Note = "Made when the page was withdrawn",
        };
        store.AddRange(entry, redirect);
        Approvals.Move(store, redirect, VersionState.Published, by, now, "entry.published", "Redirect of a withdrawn page");
        return entry.Id;
    }
}
