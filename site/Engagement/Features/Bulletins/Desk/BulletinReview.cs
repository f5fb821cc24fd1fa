using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>A second person reads what will be sent, exactly as it will be sent.</summary>
public sealed class BulletinReview(IDbContextFactory<PeopleStore> stores, BulletinShelf shelf, EditionMaker maker, BulletinCheck check, TimeProvider time)
{
    /// <summary>Makes the editions and asks for approval. From then on nothing of them changes.</summary>
    /// <returns>Null when it is done; otherwise why not.</returns>
    public async Task<string?> AskAsync(Guid id, int revision, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await BulletinShelf.Whole(store).FirstAsync(b => b.Id == id, cancel);
        if (bulletin.State != BulletinState.Draft || bulletin.Revision != revision)
        {
            return "Somebody else changed it in the meantime. Read it again before you ask.";
        }

        var editions = maker.All(bulletin);
        if (check.Of(bulletin, editions).FirstOrDefault(finding => finding.Stops) is { } stop)
        {
            return stop.Text;
        }

        bulletin.Editions.AddRange(editions.Select(edition => new BulletinEdition { Audience = edition.Audience, Language = edition.Language, Content = edition.ToJson() }));
        (bulletin.Hash, bulletin.AskedBy) = (Edition.HashOf(editions), staff.Id);
        bulletin.Move(BulletinState.InReview, staff.Name, Now);
        shelf.Audit(store, staff, "bulletin.asked", bulletin);
        var month = BulletinMonth.Read(bulletin.Month)!.Value.First;
        store.Post(StaffNotice.Kind, new StaffNotice(null, bulletin.Site, $"The bulletin of {month:MMMM yyyy} waits for approval",
            $"{staff.Name} asks you to read the bulletin of {month:MMMM yyyy} in every language, and to approve it or send it back.",
            BulletinLinks.Review(bulletin.Site, bulletin.Month), Permissions.ContentApprove, staff.Id), Now);
        return await BulletinShelf.SavedAsync(store, cancel) ? null : "Somebody else changed it in the meantime. Read it again before you ask.";
    }

    /// <param name="seen">The hash of the editions that the approver was shown.</param>
    /// <returns>Null when it is done; otherwise why not.</returns>
    public Task<string?> ApproveAsync(Guid id, string seen, StaffMember staff, CancellationToken cancel) =>
        OnAsync(id, BulletinState.InReview, staff, "bulletin.approved", "", (store, bulletin) =>
        {
            if (SecondPerson.Refusal(bulletin.AskedBy, bulletin.Writers, bulletin.Hash, seen, staff) is { } refusal)
            {
                return refusal;
            }

            bulletin.Move(BulletinState.Approved, staff.Name, Now);
            Tell(store, bulletin, staff, "is approved", $"{staff.Name} approved it. Choose when it is sent.", BulletinLinks.Send(bulletin.Site, bulletin.Month));
            return null;
        }, cancel);

    /// <summary>Back to being a draft, with the reason: from review, or because somebody wants to change what was approved.</summary>
    public Task<string?> SendBackAsync(Guid id, BulletinState from, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(id, from, staff, "bulletin.sent-back", note, (store, bulletin) =>
        {
            Tell(store, bulletin, staff, "is a draft again", $"{staff.Name} opened it again{(note.Length > 0 ? $": {note}" : ".")}", BulletinLinks.Edit(bulletin.Site, bulletin.Month));
            BackToDraft(bulletin, staff.Name, note);
            return null;
        }, cancel);

    /// <summary>Tells whoever asked how it went; not whoever did it themselves.</summary>
    private void Tell(PeopleStore store, Bulletin bulletin, StaffMember staff, string what, string text, string address)
    {
        if (bulletin.AskedBy is { } asker && asker != staff.Id)
        {
            store.Post(StaffNotice.Kind, new StaffNotice(asker, bulletin.Site, $"The bulletin of {BulletinMonth.Read(bulletin.Month)!.Value.First:MMMM yyyy} {what}", text, address), Now);
        }
    }

    private void BackToDraft(Bulletin bulletin, string by, string note)
    {
        bulletin.Editions.Clear();
        (bulletin.Hash, bulletin.AskedBy, bulletin.DueAt) = (null, null, null);
        bulletin.Move(BulletinState.Draft, by, Now, note);
    }

    private async Task<string?> OnAsync(Guid id, BulletinState from, StaffMember staff, string action, string note, Func<PeopleStore, Bulletin, string?> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await BulletinShelf.Whole(store).FirstAsync(b => b.Id == id, cancel);
        // What went out stays as it was, also for whoever still has an older screen open.
        if (bulletin.State != from || from == BulletinState.Sent)
        {
            return "Somebody else was faster. Look at where it stands now.";
        }

        if (change(store, bulletin) is { } refusal)
        {
            return refusal;
        }

        shelf.Audit(store, staff, action, bulletin, note);
        return await BulletinShelf.SavedAsync(store, cancel) ? null : "Somebody else was faster. Look at where it stands now.";
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
