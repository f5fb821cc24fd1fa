using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners;

/// <summary>A screen about one partner of the site.</summary>
public abstract class OnePartnerPage(IEventDirectory directory, PartnerBook book) : PartnerPage(directory)
{
    public Partner Partner { get; private set; } = null!;

    protected async Task<bool> FindAsync(Guid id)
    {
        if (!FindCouncil() || await book.FindAsync(Site!, id, Cancel) is not { } partner)
        {
            return false;
        }

        Partner = partner;
        Title(partner.Title);
        return true;
    }
}
