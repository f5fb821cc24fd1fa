using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Bulletins.Material;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>When an approved bulletin goes out. Going out is one change: the archive shows it and its mails are ordered, or neither.</summary>
public sealed class BulletinSchedule(
    IDbContextFactory<PeopleStore> stores, BulletinShelf shelf, IBulletinMaterial material, IEventDirectory directory, Mailings mailings, WordBook words, TimeProvider time)
{
    public const string BySite = "the site";

    /// <returns>Null when it is done; otherwise why not.</returns>
    public async Task<string?> ScheduleAsync(Guid id, DateTime due, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await BulletinShelf.Whole(store).FirstAsync(b => b.Id == id, cancel);
        if (bulletin.State is not (BulletinState.Approved or BulletinState.Scheduled))
        {
            return "It is not approved, or it is on its way already.";
        }

        bulletin.DueAt = due;
        var when = directory.Site(bulletin.Site, Language.English) is { } site ? site.Clock.Shown(due) : $"{due:u}";
        bulletin.Move(BulletinState.Scheduled, staff.Name, Now, $"for {when}");
        shelf.Audit(store, staff, "bulletin.scheduled", bulletin, $"for {due:u}");
        return await BulletinShelf.SavedAsync(store, cancel) ? null : "Somebody else changed it in the meantime.";
    }

    public async Task<string?> UnscheduleAsync(Guid id, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await BulletinShelf.Whole(store).FirstAsync(b => b.Id == id, cancel);
        if (bulletin.State != BulletinState.Scheduled)
        {
            return "It is not scheduled any more.";
        }

        bulletin.DueAt = null;
        bulletin.Move(BulletinState.Approved, staff.Name, Now, "not scheduled any more");
        shelf.Audit(store, staff, "bulletin.unscheduled", bulletin);
        return await BulletinShelf.SavedAsync(store, cancel) ? null : "It went out a moment ago.";
    }

    /// <summary>Lets every bulletin out whose time has come.</summary>
    /// <returns>How many went out.</returns>
    public async Task<int> LetOutDueAsync(CancellationToken cancel)
    {
        var now = Now;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var due = await store.Bulletins.Where(b => b.State == BulletinState.Scheduled && b.DueAt <= now).Select(b => b.Id).ToListAsync(cancel);
        var sent = 0;
        foreach (var id in due)
        {
            sent += await LetOutAsync(id, cancel) ? 1 : 0;
        }

        return sent;
    }

    /// <summary>Several hosts may try: the revision lets one of them through.</summary>
    private async Task<bool> LetOutAsync(Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await BulletinShelf.Whole(store).FirstAsync(b => b.Id == id, cancel);
        if (bulletin.State != BulletinState.Scheduled || bulletin.DueAt > Now)
        {
            return false;
        }

        var editions = bulletin.Editions.Select(edition => Edition.FromJson(edition.Content)).ToList();
        if (Stale(bulletin, editions) is { } why)
        {
            Hold(store, bulletin, why);
            await BulletinShelf.SavedAsync(store, cancel);
            return false;
        }

        bulletin.Move(BulletinState.Sent, BySite, Now);
        mailings.Order(store, OrderOf(bulletin, editions));
        var today = directory.Site(bulletin.Site, Language.English)?.Clock.Today ?? DateOnly.FromDateTime(Now);
        store.Post(Fact.Kind, new Fact("bulletin.published", today, bulletin.Site, bulletin.Month), Now);
        try
        {
            return await BulletinShelf.SavedAsync(store, cancel);
        }
        catch (DbUpdateException) when (store.Mailings.AsNoTracking().Any(mailing => mailing.Id == id))
        {
            // Another host ordered its mails between our look and our change; nothing of ours was written.
            return false;
        }
    }

    /// <summary>What has been withdrawn since it was approved would lead readers to nothing.</summary>
    private string? Stale(Bulletin bulletin, List<Edition> editions)
    {
        foreach (var item in editions.SelectMany(edition => edition.Sections).SelectMany(section => section.Items).DistinctBy(item => item.Name))
        {
            var text = material.Text(bulletin.Site, item.Name, Language.English);
            if (text is null || text.Ends <= Now)
            {
                return text is null ? $"“{item.Title}” is not published any more" : $"“{item.Title}” is over";
            }
        }

        return null;
    }

    private void Hold(PeopleStore store, Bulletin bulletin, string why)
    {
        bulletin.DueAt = null;
        bulletin.Move(BulletinState.Approved, BySite, Now, $"held: {why}");
        var month = BulletinMonth.Read(bulletin.Month)!.Value.First;
        store.Post(StaffNotice.Kind, new StaffNotice(null, bulletin.Site, $"The bulletin of {month:MMMM yyyy} was not sent",
            $"It was held back because {why}. Nobody was sent anything. Change it, leave that piece out, and ask for approval again.",
            BulletinLinks.Send(bulletin.Site, bulletin.Month), Permissions.BulletinsManage), Now);
    }

    private MailingOrder OrderOf(Bulletin bulletin, List<Edition> editions)
    {
        var month = BulletinMonth.Read(bulletin.Month)!.Value.First;
        return new MailingOrder(bulletin.Id, bulletin.Site, $"{month:MMMM yyyy}", Now, [], [.. editions.Select(edition => PartOf(bulletin, edition))], BySite);
    }

    public MailingPart PartOf(Bulletin bulletin, Edition edition)
    {
        var language = Language.Get(edition.Language);
        var mail = new EditionMail(edition, words[language], directory.Site(bulletin.Site, language)?.Origin ?? "")
        {
            OnSite = Core.Web.Visit.Href(BulletinLinks.Of(bulletin.Month, edition.Audience), language),
        };
        return new MailingPart(edition.Audience, edition.Language, edition.Subject, mail.Html(), mail.Text()) { Blocks = mail.Blocks };
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
