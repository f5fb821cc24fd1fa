using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage;

/// <summary>A screen of the officers' desk: about a council, in its clock.</summary>
[Needs(Permissions.BulletinsManage)]
public abstract class CouncilPage(IEventDirectory directory) : ManagePage
{
    public const string TakenMeanwhile = "Somebody else changed this in the meantime. What you typed is still here. Look at where it stands now; if you send it again, yours counts";

    public CouncilSite Council { get; private set; } = null!;

    public LocalClock Clock => Council.Clock;

    public DateOnly Today => Clock.Today;

    public IReadOnlyList<Language> Languages => Council.Languages;

    /// <summary>UTC as the council's clock shows it.</summary>
    public string At(DateTime utc) => $"{TimeZoneInfo.ConvertTimeFromUtc(utc, Clock.Zone):d MMMM yyyy, HH:mm}";

    /// <returns>False where the address names no council.</returns>
    protected bool FindCouncil()
    {
        if (directory.Site(Site!, Language.English) is not { } council)
        {
            return false;
        }

        Council = council;
        return true;
    }

    protected void Wrong(IEnumerable<(string Field, string Fault)> faults)
    {
        foreach (var (field, fault) in faults)
        {
            Wrong(field, fault);
        }
    }

    /// <summary>The screen again, for whoever began from an older state.</summary>
    protected PageResult Behind()
    {
        Wrong("", TakenMeanwhile);
        return Invalid(409);
    }
}
