using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners;

/// <summary>Partners to look at again, and consents that end soon.</summary>
public sealed class WaitingPartners(PartnerBook book, IEventDirectory directory) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        if (!staff.May(Permissions.BulletinsManage, site) || directory.Site(site, Language.English) is not { } council)
        {
            return [];
        }

        var (all, today, waiting) = (await book.AllAsync(site, cancel), council.Clock.Today, new List<WaitingWork>());
        if (all.Count(one => one.IsBehind(today)) is > 0 and var behind)
        {
            waiting.Add(new WaitingWork(behind == 1 ? "champion or partner to look at again" : "champions and partners to look at again", behind, PartnerLinks.All(site)));
        }

        if (all.Count(one => one.ConsentEndsSoon(today)) is > 0 and var ending)
        {
            waiting.Add(new WaitingWork(ending == 1 ? "consent to a name ends soon" : "consents to names end soon", ending, PartnerLinks.All(site)));
        }

        return waiting;
    }
}
