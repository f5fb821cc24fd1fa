using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Planning.Sources;

/// <summary>Bulletins: when they go or went out; while nothing is scheduled, by the last day of their month.</summary>
public sealed class BulletinPlan(BulletinShelf shelf, IEventDirectory directory) : IPlanSource
{
    public async Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel)
    {
        var zone = directory.Site(site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc;
        return
        [
            .. from bulletin in await shelf.AllAsync(site, cancel)
               let month = BulletinMonth.Read(bulletin.Month)
               where month is not null
               let sent = bulletin.State == BulletinState.Sent
               let day = bulletin.DueAt is { } due ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(due, zone)) : month.Value.Last
               let standing = PlanLine.StandingOf(sent, day, today)
               where standing == PlanStanding.Late || (day >= @from && day <= until)
               select new PlanLine($"bulletin-{site}-{bulletin.Month}", PlanKinds.Bulletin, $"Bulletin of {month.Value.First:MMMM yyyy}", day, standing,
                   bulletin.State is BulletinState.Draft or BulletinState.InReview ? BulletinLinks.Edit(site, bulletin.Month) : BulletinLinks.Send(site, bulletin.Month))
               {
                   Figure = "bulletins-sent",
               },
        ];
    }
}
