using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Editing;

/// <summary>Links with which people outside see drafts, comment on them and sign them off.</summary>
public sealed class OutsideLooks(IDbContextFactory<ContentStore> stores, [FromKeyedServices(ContentStore.Name)] StoreDatabase database, Approvals approvals, TimeProvider time)
{
    /// <summary>The address of the page behind a link; the secret follows.</summary>
    public const string Path = "/manage/look/";

    public const int MaxPages = 30;
    public const int MaxDays = 60;

    /// <summary>More than any reader has to say; a link that got into wrong hands fills nothing.</summary>
    public const int MaxRemarks = 200;

    /// <summary>How long names are kept after the link ran out.</summary>
    public static readonly TimeSpan NamesKept = TimeSpan.FromDays(365);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The secret of the link, which is not kept and cannot be shown again; null when a version is not there any more.</returns>
    public async Task<(LookRecord Look, string Secret)?> OpenAsync(string site, string forWhom, string question, int days, IReadOnlyCollection<Guid> versionIds, StaffMember by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.Versions.CountAsync(v => versionIds.Contains(v.Id) && v.Entry.Site == site, cancel) != versionIds.Count)
        {
            return null;
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var look = new LookRecord { Site = site, ForWhom = forWhom, Question = question, SecretHash = ContentHash.Of(secret), ById = by.Id, By = by.Name, At = Now, ExpiresAt = Now.AddDays(days) };
        look.Pages.AddRange(versionIds.Select(id => new LookPageRecord { LookId = look.Id, VersionId = id }));
        store.Add(look);
        Audit(store, look, by, "look.opened", $"for {days} days: {forWhom}");
        await store.SaveChangesAsync(cancel);
        return (look, secret);
    }

    public async Task RevokeAsync(Guid id, StaffMember by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var look = await store.Looks.FirstAsync(l => l.Id == id, cancel);
        if (look.RevokedAt is null)
        {
            (look.RevokedAt, look.RevokedBy) = (Now, by.Name);
            Audit(store, look, by, "look.revoked", "");
            await store.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The link that an open secret belongs to, with the versions that it shows.</summary>
    public async Task<LookRecord?> FindAsync(string secret, CancellationToken cancel)
    {
        var hash = ContentHash.Of(secret);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var look = await store.Looks.AsNoTracking().Include(l => l.Pages).ThenInclude(p => p.Version.Entry).FirstOrDefaultAsync(l => l.SecretHash == hash, cancel);
        return look?.IsOpen(Now) == true ? look : null;
    }

    /// <summary>Keeps what somebody outside says about a version, with exactly what it showed; whoever made the link is told.</summary>
    /// <param name="seen">The <see cref="EffectiveHash"/> of what was shown to them.</param>
    public async Task<Refusal?> RemarkAsync(LookRecord look, VersionRecord version, string name, string text, bool agrees, string seen, CancellationToken cancel)
    {
        if (approvals.HashOf(version) != seen)
        {
            return new("Something on the page has changed since you opened it. Look at it again.");
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.Remarks.CountAsync(r => r.LookId == look.Id, cancel) >= MaxRemarks)
        {
            return new("This link has taken as many remarks as it can. Ask for a new one.");
        }

        store.Add(new RemarkRecord { LookId = look.Id, VersionId = version.Id, Name = name, Text = text, Agrees = agrees, EffectiveHash = seen, At = Now });
        store.Post(AuditLine.Kind, new AuditLine(null, "somebody outside", agrees ? "look.agreed" : "look.remarked", look.Site, Drafts.Subject(Approvals.PathOf(version)), Now, After: seen), Now);
        store.Post(StaffNotice.Kind, new StaffNotice(look.ById, look.Site, $"{(agrees ? "Signed off" : "A remark")}: {version.Label}",
            $"{look.ForWhom} {(agrees ? "agrees with" : "said something about")} “{version.Label}”, version {version.Number}.", ManageAddress.OfLook(look.Site, look.Id)), Now);
        await store.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Empties the names under remarks whose links ran out long ago. What was said stays.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetNamesAsync(CancellationToken cancel)
    {
        var before = Now - NamesKept;
        if (!await database.AnyAsync("Remarks", $"\"Name\" <> '' AND \"LookId\" IN (SELECT \"Id\" FROM {database.Table("Looks")} WHERE \"ExpiresAt\" < @before)", cancel, ("@before", before)))
        {
            return 0;
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var old = await store.Remarks.Where(r => r.Name != "" && store.Looks.Any(l => l.Id == r.LookId && l.ExpiresAt < before)).ToListAsync(cancel);
        foreach (var remark in old)
        {
            remark.Name = "";
        }

        store.Post(AuditLine.Kind, new AuditLine(null, "retention", "look.names-erased", StaffMember.EverySite, "remarks", Now, Note: $"{old.Count}, a year after their links ran out"), Now);
        await store.SaveChangesAsync(cancel);
        return old.Count;
    }

    private void Audit(ContentStore store, LookRecord look, StaffMember by, string action, string note) =>
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, action, look.Site, $"looks/{look.Id}", Now, Note: note), Now);
}
