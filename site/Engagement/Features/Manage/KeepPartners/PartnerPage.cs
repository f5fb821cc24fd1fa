using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners;

/// <summary>A screen of champions and partners.</summary>
public abstract class PartnerPage(IEventDirectory directory) : CouncilPage(directory)
{
    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(PartnerKind.Champion), "Champion", "A directorate of the council with somebody who has had further training"),
        new(nameof(PartnerKind.Organisation), "Partner organisation"),
        new(nameof(PartnerKind.Stakeholder), "Priority stakeholder", "A group: elected members, the youth council, faith leaders, community leaders"),
    ];

    public static string HeadingOf(PartnerKind kind) => kind switch
    {
        PartnerKind.Champion => "Champions",
        PartnerKind.Organisation => "Partner organisations",
        _ => "Priority stakeholders",
    };
}
