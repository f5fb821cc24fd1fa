using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins;

/// <summary>A screen about one bulletin.</summary>
public abstract class BulletinPage(BulletinShelf shelf, IEventDirectory directory) : ManagePage
{
    public Bulletin Bulletin { get; private set; } = null!;

    public CouncilSite Council { get; private set; } = null!;

    public string Name => NameOf(Bulletin);

    /// <summary>UTC as the council's clock shows it.</summary>
    public string At(DateTime utc) => Council.Clock.Shown(utc);

    public IReadOnlyList<Language> Languages => Council.Languages;

    public static string NameOf(Bulletin bulletin) => $"{BulletinMonth.Read(bulletin.Month)!.Value.First:MMMM yyyy}";

    public static string AddressOf(Bulletin bulletin) => bulletin.State is BulletinState.Draft or BulletinState.InReview
        ? BulletinLinks.Edit(bulletin.Site, bulletin.Month)
        : BulletinLinks.Send(bulletin.Site, bulletin.Month);

    public static string Label(BulletinState state) => state switch
    {
        BulletinState.InReview => "Waits for approval",
        _ => state.ToString(),
    };

    public static string ColourOf(BulletinState state) => state switch
    {
        BulletinState.Draft => "govuk-tag--grey",
        BulletinState.InReview => "govuk-tag--yellow",
        BulletinState.Sent => "govuk-tag--green",
        _ => "govuk-tag--blue",
    };

    public static string AudienceName(string audience) => audience == "young-people" ? "Young people" : char.ToUpperInvariant(audience[0]) + audience[1..];

    protected async Task<bool> FindAsync(string month)
    {
        if (directory.Site(Site!, Language.English) is not { } council || await shelf.FindAsync(Site!, month, Cancel) is not { } bulletin)
        {
            return false;
        }

        (Council, Bulletin) = (council, bulletin);
        Title($"Bulletin of {Name}");
        return true;
    }
}
