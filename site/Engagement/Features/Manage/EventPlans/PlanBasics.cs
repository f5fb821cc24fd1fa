using PreventPublic.Core;
using PreventPublic.Engagement.Features.EventPlans;

namespace PreventPublic.Engagement.Features.Manage.EventPlans;

/// <summary>What a plan is called and when its event is, as forms send it.</summary>
public sealed class PlanBasics
{
    public string Title { get; set; } = "";

    public string On { get; set; } = "";

    public DateOnly? Day => On.Trim().Length == 0 ? null : LocalMoment.ReadDay(On);

    public IEnumerable<(string Field, string Fault)> Faults()
    {
        if (PlainLine.Of(Title).Length is 0 or > EventPlan.MaxTitle)
        {
            yield return ("Form.Title", $"Enter a name of {EventPlan.MaxTitle} characters or fewer");
        }

        if (On.Trim().Length > 0 && Day is null)
        {
            yield return ("Form.On", "Enter the day of the event, or leave it empty while it is not known");
        }
    }
}
