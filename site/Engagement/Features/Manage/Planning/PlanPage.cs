using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning;

/// <summary>A screen of the plan.</summary>
public abstract class PlanPage(IEventDirectory directory, IPlanObjectives objectives) : ManagePage
{
    public CouncilSite Council { get; private set; } = null!;

    public DateOnly Today => Council.Clock.Today;

    public IReadOnlyList<(string Id, string Title)> Objectives { get; private set; } = [];

    public IReadOnlyList<Choice> ObjectiveChoices => [new("", "None"), .. Objectives.Select(one => new Choice(one.Id, one.Title))];

    public string ObjectiveName(string id) => Objectives.FirstOrDefault(one => one.Id == id).Title ?? id;

    /// <summary>UTC as the council's clock shows it.</summary>
    public string At(DateTime utc) => $"{TimeZoneInfo.ConvertTimeFromUtc(utc, Council.Clock.Zone):d MMMM yyyy, HH:mm}";

    protected bool FindSite(string title)
    {
        if (directory.Site(Site!, Language.English) is not { } council)
        {
            return false;
        }

        (Council, Objectives) = (council, objectives.Of(Site!));
        Title(title);
        return true;
    }
}
