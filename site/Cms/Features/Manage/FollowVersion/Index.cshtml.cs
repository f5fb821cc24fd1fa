using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.OutsideLinks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.FollowVersion;

/// <summary>One version on its way: what it changes, what the checks say, who agreed, and the next step.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, Approvals approvals, Publishing publishing, Schedules schedules, Checking checking, Publisher publisher, IEnumerable<IReviewNote> notes, LinkPlaces places, TimeProvider time) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public VersionRecord Version { get; private set; } = null!;

    public VersionRecord? Published { get; private set; }

    public IReadOnlyList<DiffRow> Differences { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>How many addresses outside it leads to.</summary>
    public int LeadsOut { get; private set; }

    public IReadOnlyList<WaiverRecord> Waivers { get; private set; } = [];

    /// <summary>What the change means in the eyes of the module whose content it is.</summary>
    public IReadOnlyList<ReviewNote> Notes { get; private set; } = [];

    public ApprovalRecord? Approval { get; private set; }

    public IReadOnlyList<ScheduleRecord> Plans { get; private set; } = [];

    /// <summary>What people outside said about it, behind links that were made for them.</summary>
    public IReadOnlyList<AskOutside.RemarkLine> Remarks { get; private set; } = [];

    /// <summary>Pages that a change of this entry changes, since they show it.</summary>
    public IReadOnlyList<string> Alters { get; private set; } = [];

    /// <summary>What the person looking has before them; sent back with an approval.</summary>
    public string Seen { get; private set; } = "";

    public bool WroteIt { get; private set; }

    public DocumentPath Path => ManageLinks.PathOf(Version);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        Title($"Version {Version.Number} of {Version.Title}");
        return Page();
    }

    public Task<IActionResult> OnPostSubmitAsync() =>
        StepAsync(Permissions.ContentRead, () => approvals.SubmitAsync(Id, Staff, Cancel), "Sent for review. Somebody else has to approve it.", () => Staff.MayTranslate(Site!, Version.Language));

    public Task<IActionResult> OnPostApproveAsync(string seen) => StepAsync(Permissions.ContentApprove, () => approvals.ApproveAsync(Id, seen, Staff, Cancel), "Approved, as you saw it");

    public Task<IActionResult> OnPostReturnAsync(string why) => string.IsNullOrWhiteSpace(why)
        ? SayAsync("why", "Say what should be different")
        : StepAsync(Permissions.ContentApprove, () => approvals.ReturnAsync(Id, why.Trim(), Staff, Cancel), "Given back to its author, with your note");

    /// <summary>Nobody may let a fault of it through.</summary>
    public bool IsStrict => publishing.StrictReason(Version) is not null;

    public Task<IActionResult> OnPostPublishAsync() => StepAsync(Permissions.ContentPublish, () => publishing.PublishAsync([Id], Staff, Cancel), "Published. Readers see it now.");

    public Task<IActionResult> OnPostPlanAsync(DateTime? at, string action)
    {
        if (at is not { } local)
        {
            return SayAsync("at", "Enter a date and a time");
        }

        var what = action == "withdraw" ? ScheduledAction.Withdraw : ScheduledAction.Publish;
        return StepAsync(Permissions.ContentPublish, () => schedules.AddAsync(Id, what, publisher.ClockOf(Site!, time).At(local).UtcDateTime, Staff, Cancel), "Planned");
    }

    public Task<IActionResult> OnPostCancelAsync(Guid plan) => StepAsync(Permissions.ContentPublish, async () =>
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        return await store.Schedules.AnyAsync(s => s.Id == plan && s.VersionId == Id, Cancel) ? await schedules.CancelAsync(plan, Staff, Cancel) : new Refusal("There is no such plan.");
    }, "The plan is cancelled");

    public Task<IActionResult> OnPostWithdrawAsync(string why, string then, string to) => string.IsNullOrWhiteSpace(why)
        ? SayAsync("why", "Say why, for the record")
        : StepAsync(Permissions.ContentPublish, () => publishing.WithdrawAsync(Id, why.Trim(), then switch { "redirect" => (to ?? "").Trim(), "gone" => "", _ => null }, Staff, Cancel), "Withdrawn. Readers do not see it any more.");

    public Task<IActionResult> OnPostWaiveAsync(string fault, string why) => string.IsNullOrWhiteSpace(why)
        ? SayAsync("why", "Say why readers are better off with it as it is")
        : StepAsync(Permissions.ContentPublish, () => publishing.WaiveAsync(Id, fault, why.Trim(), Staff, Cancel), "Let through, with your reason on record");

    private async Task<IActionResult> StepAsync(string permission, Func<Task<Refusal?>> step, string done, Func<bool>? may = null)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!May(permission) || may?.Invoke() == false)
        {
            return StatusCode(403);
        }

        if (await step() is not { } refusal)
        {
            return GoTo(ManageLinks.Version(Site!, Id), done);
        }

        Wrong("", refusal.Why);
        await ReadAsync();
        return Invalid(409);
    }

    private async Task<IActionResult> SayAsync(string field, string message)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        Wrong(field, message);
        return Invalid();
    }

    private async Task<bool> ReadAsync()
    {
        await publisher.RefreshAsync(Cancel);
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (await store.Versions.AsNoTracking().Include(v => v.Entry).Include(v => v.Transitions).FirstOrDefaultAsync(v => v.Id == Id && v.Entry.Site == Site, Cancel) is not { } version)
        {
            return false;
        }

        Version = version;
        Title($"Version {version.Number} of {version.Title}");
        Published = await store.Versions.AsNoTracking().FirstOrDefaultAsync(v => v.EntryId == version.EntryId && v.Language == version.Language && v.State == VersionState.Published, Cancel);
        Differences = DocumentDiff.Of(Published is null || Published.Id == Id ? "" : Published.Source, version.Source);
        Waivers = await store.Waivers.AsNoTracking().Where(w => w.VersionId == Id).ToListAsync(Cancel);
        Approval = await store.Approvals.AsNoTracking().Where(a => a.VersionId == Id).OrderByDescending(a => a.At).FirstOrDefaultAsync(Cancel);
        Plans = await store.Schedules.AsNoTracking().Where(s => s.VersionId == Id).OrderBy(s => s.At).ToListAsync(Cancel);
        Remarks = AskOutside.RemarkLine.Of(await store.Remarks.AsNoTracking().Where(r => r.VersionId == Id).ToListAsync(Cancel), approvals.HashOf(version));
        WroteIt = (await Approvals.AuthorsAsync(store, version, Cancel)).Contains(Staff.Id);
        Seen = approvals.HashOf(version);
        ReadFaults();
        return true;
    }

    private void ReadFaults()
    {
        var faults = new Faults();
        var document = checking.Read(Path, Version.Entry.Type, Version.Source, faults);
        Faults = document is null || faults.HasErrors ? faults.All : checking.FaultsOf(document);
        LeadsOut = document is null ? 0 : places.Of(document).Count;
        Notes = document is null || Published?.Id == Id ? [] : NotesOn(document);
        Alters = [.. publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || Site == site.Id)
            .SelectMany(site => WhereUsed.Of(site, $"{Version.Entry.Folder}/{Version.Entry.Key}").Where(use => use.Embeds).Select(use => $"{site.Settings.Council}: {use.Entry.Item.Title}"))];
    }

    private IReadOnlyList<ReviewNote> NotesOn(Document document)
    {
        var after = checking.SitesWith(document);
        var before = publisher.Current.Sites.Where(site => after.ContainsKey(site.Key)).ToDictionary(StringComparer.Ordinal);
        return [.. notes.Select(note => note.Of(document, before, after)).OfType<ReviewNote>()];
    }
}
