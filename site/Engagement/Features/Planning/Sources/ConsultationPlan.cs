using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Planning.Sources;

/// <summary>The days on which rounds of consultations open and close, as the content plans them.</summary>
public sealed class ConsultationPlan(IConsultationDirectory consultations, IEventDirectory directory) : IPlanSource
{
    public Task<IReadOnlyList<PlanLine>> OfAsync(string site, DateOnly from, DateOnly until, DateOnly today, CancellationToken cancel)
    {
        var zone = directory.Site(site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc;
        var lines = from consultation in consultations.All(site)
                    from round in consultation.Rounds
                    from moment in new[] { (Name: "opens", Title: "Opens", At: round.Opens), (Name: "closes", Title: "Last day", At: round.Closes?.AddSeconds(-1)) }
                    where moment.At is not null
                    let day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(moment.At!.Value, zone))
                    where day >= @from && day <= until
                    select new PlanLine($"consultation-{site}-{consultation.Key}-{round.Id}-{moment.Name}", PlanKinds.Consultation, $"{moment.Title}: {consultation.Title}",
                        day, day < today ? PlanStanding.Done : PlanStanding.Planned, $"/manage/{site}/consultations");
        return Task.FromResult<IReadOnlyList<PlanLine>>([.. lines]);
    }
}
