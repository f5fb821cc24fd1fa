using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Pieces;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Briefings.Record;

/// <summary>The way of a briefing: planned, held, read by a second person, published. Each step is refused, with the reason, where it has become another's turn.</summary>
public sealed class BriefingSteps(IDbContextFactory<PeopleStore> stores, BriefingShelf shelf, IEventDirectory directory, IPublishedPieces pieces, TimeProvider time)
{
    private const string Faster = "Somebody else was faster. Look at where it stands now.";
    private const string StillShown = "Readers can see it. Take it off the site first.";

    /// <returns>Null when it is done; otherwise why not. So do all steps.</returns>
    public Task<string?> HoldAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, (store, briefing) =>
        {
            if (briefing.State != BriefingState.Planned)
            {
                return Faster;
            }

            if (directory.Site(site, Language.English) is { } council && briefing.Date > council.Clock.Today)
            {
                return $"Its day is {briefing.Date:d MMMM yyyy}: it cannot have been held yet.";
            }

            Move(store, briefing, BriefingState.Held);
            shelf.Note(store, briefing, staff, "Marked as held", "briefing.held");
            return null;
        }, cancel);

    /// <summary>It was not held after all: what was counted is taken back.</summary>
    public Task<string?> PlanAgainAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, (store, briefing) =>
        {
            if (briefing.State != BriefingState.Held || briefing.Shown is not null)
            {
                return briefing.Shown is null ? Faster : StillShown;
            }

            Move(store, briefing, BriefingState.Planned);
            shelf.Note(store, briefing, staff, "Planned again: it was not held", "briefing.planned-again");
            return null;
        }, cancel);

    /// <summary>Asks a second person. From then on nothing of it changes.</summary>
    public Task<string?> AskAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, (store, briefing) =>
        {
            if (briefing.State != BriefingState.Held)
            {
                return Faster;
            }

            if (Unready(briefing) is { } why)
            {
                return why;
            }

            (briefing.Asked, briefing.AskedBy) = (BriefingText.Of(briefing).ToJson(), staff.Id);
            Move(store, briefing, BriefingState.InReview);
            shelf.Note(store, briefing, staff, "Asked for approval", "briefing.asked");
            store.Post(StaffNotice.Kind, new StaffNotice(null, site, $"The briefing “{briefing.Title}” waits for approval",
                $"{staff.Name} asks you to read the record of this briefing, and to put it on the site or send it back.",
                BriefingLinks.Review(site, id), Permissions.ContentApprove, staff.Id), Now);
            return null;
        }, cancel);

    /// <summary>Tells whoever asked how it went; not whoever did it themselves.</summary>
    private void Tell(PeopleStore store, Briefing briefing, StaffMember staff, string what, string text)
    {
        if (briefing.AskedBy is { } asker && asker != staff.Id)
        {
            store.Post(StaffNotice.Kind, new StaffNotice(asker, briefing.Site, $"The briefing “{briefing.Title}” {what}", text, BriefingLinks.Edit(briefing.Site, briefing.Id)), Now);
        }
    }

    /// <param name="seen">The hash of the text that the approver was shown.</param>
    public Task<string?> ApproveAsync(string site, Guid id, string seen, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, null, (store, briefing) =>
        {
            if (briefing.State != BriefingState.InReview || briefing.Asked is null)
            {
                return Faster;
            }

            if (SecondPerson.Refusal(briefing.AskedBy, briefing.Writers, BriefingText.HashOf(briefing.Asked), seen, staff) is { } refusal)
            {
                return refusal;
            }

            shelf.Note(store, briefing, staff, "Approved, and put on the site", "briefing.published");
            Tell(store, briefing, staff, "is on the site", $"{staff.Name} approved it.");
            (briefing.Shown, briefing.ShownAt) = (briefing.Asked, Now);
            (briefing.Asked, briefing.AskedBy) = (null, null);
            Move(store, briefing, BriefingState.Published);
            return null;
        }, cancel);

    /// <summary>Back to where it can be changed: from review, or because what is on the site is to be put right. Readers go on seeing what was approved.</summary>
    public Task<string?> ReopenAsync(string site, Guid id, BriefingState from, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, null, (store, briefing) =>
        {
            if (briefing.State != from || from is not (BriefingState.InReview or BriefingState.Published))
            {
                return Faster;
            }

            Tell(store, briefing, staff, "can be changed again", $"{staff.Name} opened it again{(note.Length > 0 ? $": {note}" : ".")}");
            (briefing.Asked, briefing.AskedBy) = (null, null);
            Move(store, briefing, BriefingState.Held);
            shelf.Note(store, briefing, staff, from == BriefingState.InReview ? "Sent back" : "Opened to be changed", "briefing.reopened", note);
            return null;
        }, cancel);

    public Task<string?> WithdrawAsync(string site, Guid id, int revision, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, (store, briefing) =>
        {
            if (briefing.Shown is null || briefing.State == BriefingState.InReview)
            {
                return Faster;
            }

            (briefing.Shown, briefing.ShownAt) = (null, null);
            Move(store, briefing, BriefingState.Held);
            shelf.Note(store, briefing, staff, "Taken off the site", "briefing.withdrawn", note);
            return null;
        }, cancel);

    /// <summary>What keeps it from being read by anybody; null when nothing does.</summary>
    private string? Unready(Briefing briefing)
    {
        if (!briefing.IsPublic || briefing.Covered.Length == 0)
        {
            return briefing.IsPublic ? "Say what was covered before you ask." : "It is a record for staff. To put it on the site, say that anybody may read it, and save.";
        }

        return briefing.HandoutNames.FirstOrDefault(name => pieces.Find(briefing.Site, name, Language.Get(briefing.Language)) is null) is { } gone
            ? $"“{gone}” is not published any more. Leave it out of what was handed out."
            : null;
    }

    private async Task<string?> OnAsync(string site, Guid id, int? revision, Func<PeopleStore, Briefing, string?> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var briefing = await BriefingShelf.Whole(store).FirstOrDefaultAsync(b => b.Id == id && b.Site == site, cancel);
        if (briefing is null || (revision is { } seen && briefing.Revision != seen))
        {
            return Faster;
        }

        return change(store, briefing) ?? (await BulletinShelf.SavedAsync(store, cancel) ? null : Faster);
    }

    private void Move(PeopleStore store, Briefing briefing, BriefingState to)
    {
        var before = BriefingFacts.Of(briefing);
        briefing.State = to;
        briefing.Revision++;
        BriefingFacts.Post(store, before, BriefingFacts.Of(briefing), Now);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
