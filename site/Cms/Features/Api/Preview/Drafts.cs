using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.Api.Preview;

/// <summary>A site as it would be with its newest drafts, and the versions that make it so.</summary>
public sealed record DraftSite(SiteContent Site, IReadOnlyList<VersionRecord> Versions);

/// <summary>Puts the newest drafts on top of what is published.</summary>
public sealed class Drafts(IDbContextFactory<ContentStore> stores, Checking checking)
{
    /// <summary>More would be a migration and not a desk's work; the newest are taken.</summary>
    public const int Most = 1000;

    private static readonly Expression<Func<VersionRecord, bool>> IsDraft = version => version.State != VersionState.Published;

    /// <summary>With one entry's newest version in each language, drafted or published.</summary>
    public Task<DraftSite> OfEntryAsync(SiteContent site, string folder, string key, CancellationToken cancel) =>
        WithAsync(site, version => version.Entry.Folder == folder && version.Entry.Key == key, cancel);

    /// <summary>With every draft there is.</summary>
    public Task<DraftSite> AllAsync(SiteContent site, CancellationToken cancel) => WithAsync(site, IsDraft, cancel);

    private async Task<DraftSite> WithAsync(SiteContent site, Expression<Func<VersionRecord, bool>> which, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var versions = await store.Versions.AsNoTracking().Include(version => version.Entry)
            .Where(version => version.IsHead && version.State != VersionState.Withdrawn && version.State != VersionState.Superseded && (version.Entry.Site == site.Id || version.Entry.Site == DocumentPath.Shared))
            .Where(which).OrderByDescending(version => version.CreatedAt).ThenBy(version => version.Language).Take(Most).ToListAsync(cancel);
        var documents = versions.Select(version => checking.Read(Approvals.PathOf(version), version.Entry.Type, version.Source, new Faults())).OfType<Document>().ToList();
        return new DraftSite(documents.Count == 0 ? site : checking.SitesWith(documents).GetValueOrDefault(site.Id) ?? site, [.. versions.OrderBy(version => version.Entry.Site).ThenBy(version => version.Language)]);
    }
}
