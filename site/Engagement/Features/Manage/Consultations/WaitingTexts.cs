using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Moderation;

namespace PreventPublic.Engagement.Features.Manage.Consultations;

/// <summary>People's own words that nobody has read yet: one of them may be a call for help.</summary>
public sealed class WaitingTexts(IConsultationDirectory directory, TextQueue texts) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var waiting = new List<WaitingWork>();
        foreach (var consultation in staff.May(Permissions.ConsultationsManage, site) ? directory.All(site) : [])
        {
            if (await texts.CountAsync(site, consultation.Key, cancel) is var count && count > 0)
            {
                waiting.Add(new WaitingWork($"to read: what people wrote in “{consultation.Title}”", count, $"/manage/{site}/consultations/{consultation.Key}/words"));
            }
        }

        return waiting;
    }
}
