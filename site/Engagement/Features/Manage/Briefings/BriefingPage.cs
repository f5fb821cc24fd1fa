using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Briefings;

/// <summary>A screen about briefings of one site.</summary>
public abstract class BriefingPage(BriefingShelf shelf, IEventDirectory directory) : ManagePage
{
    public CouncilSite Council { get; private set; } = null!;

    public Briefing Briefing { get; private set; } = null!;

    public static IReadOnlyList<Choice> Audiences { get; } = [.. BriefingAudiences.All.Select(code => new Choice(code, AudienceName(code)))];

    /// <summary>UTC as the council's clock shows it.</summary>
    public string At(DateTime utc) => $"{TimeZoneInfo.ConvertTimeFromUtc(utc, Council.Clock.Zone):d MMMM yyyy, HH:mm}";

    public static string AudienceName(string audience) => audience switch
    {
        BriefingAudiences.Committee => "Committee",
        BriefingAudiences.Members => "Elected members",
        "schools" => "Schools and governors",
        _ => "Partners",
    };

    public static string Label(BriefingState state) => state == BriefingState.InReview ? "Waits for approval" : state.ToString();

    public static string ColourOf(BriefingState state) => state switch
    {
        BriefingState.Planned => "govuk-tag--grey",
        BriefingState.Held => "govuk-tag--blue",
        BriefingState.InReview => "govuk-tag--yellow",
        _ => "govuk-tag--green",
    };

    protected bool FindSite(string title)
    {
        if (directory.Site(Site!, Language.English) is not { } council)
        {
            return false;
        }

        Council = council;
        Title(title);
        return true;
    }

    protected async Task<bool> FindAsync(Guid id)
    {
        if (!FindSite("Briefing") || await shelf.FindAsync(Site!, id, Cancel) is not { } briefing)
        {
            return false;
        }

        Briefing = briefing;
        Title(briefing.Title);
        return true;
    }
}
