using PreventPublic.Cms.Features.FindAddresses;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Archive;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Partners.SeePartners;

namespace PreventPublic.Host.Adapters;

/// <summary>What Engagement has for readers besides content: bulletins that went out, briefings, champions and partners. Lists of what there is none of are left out, but for the bulletins', which is where people subscribe.</summary>
public sealed class EngagementPages(BulletinArchive bulletins, BriefingArchive briefings, PublicPartners partners) : IModulePages
{
    public async Task<IReadOnlyList<ModulePage>> OfAsync(string site, CancellationToken cancel)
    {
        var published = await briefings.AllAsync(site, cancel);
        return
        [
            new(BulletinLinks.All),
            .. (await bulletins.AllAsync(site, cancel)).Select(bulletin => new ModulePage(BulletinLinks.Of(bulletin.Month, BulletinAudiences.Residents))),
            .. published.Count == 0 ? [] : new[] { new ModulePage(BriefingLinks.All) },
            .. published.Select(briefing => new ModulePage(BriefingLinks.Of(briefing.Slug), briefing.Text.Language)),
            .. await partners.AnyAsync(site, cancel) ? new[] { new ModulePage(PartnerLinks.Public) } : [],
        ];
    }
}
