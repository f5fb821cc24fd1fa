using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Training.Reporting;

namespace PreventPublic.Engagement.Features.Manage.Training;

/// <summary>A screen about training records.</summary>
[Needs(Permissions.EventsManage)]
public abstract class TrainingPage(IEventDirectory directory) : CouncilPage(directory)
{
    private readonly IEventDirectory _directory = directory;

    /// <summary>Courses that published events teach, with what their records need.</summary>
    public IReadOnlyList<TrainingRules> Taught => [.. _directory.All(Site!).Select(known => known.Rules.Training).OfType<TrainingRules>().DistinctBy(rules => rules.Course, StringComparer.OrdinalIgnoreCase)];

    public static IEnumerable<Choice> ChoicesOf(IEnumerable<string> courses) => courses.Select(course => new Choice(course, course)).Prepend(new Choice("", "All courses"));

    public static string Label(TrainingStanding standing) => standing switch
    {
        TrainingStanding.Due => "Due soon",
        TrainingStanding.Lapsed => "Overdue",
        _ => "In date",
    };
}
