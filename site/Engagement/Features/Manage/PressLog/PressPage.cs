using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog;

/// <summary>A screen of the press log.</summary>
public abstract class PressPage(IEventDirectory directory, IColleagues colleagues) : CouncilPage(directory)
{
    /// <summary>Who may own a line: those who keep the log.</summary>
    public IReadOnlyList<Colleague> Owners { get; private set; } = [];

    /// <summary>Nobody first.</summary>
    public IEnumerable<Choice> OwnerChoices => Owners.Select(one => new Choice(one.Id.ToString(), one.Name)).Prepend(new Choice("", "Nobody yet"));

    protected async Task<bool> FindCouncilAsync()
    {
        if (!FindCouncil())
        {
            return false;
        }

        Owners = await colleagues.WhoMayAsync(Permissions.BulletinsManage, Site!, Cancel);
        return true;
    }
}
