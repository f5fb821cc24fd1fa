using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Manage.Rounds;

/// <summary>The rounds that the site's consultations plan, and how far each is.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds) : ManagePage
{
    public sealed record Line(PlannedRound Plan, string Door, RoundFacts? Round);

    public IReadOnlyList<(Consultation Consultation, IReadOnlyList<Line> Lines)> Consultations { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Rounds");
        var all = new List<(Consultation, IReadOnlyList<Line>)>();
        foreach (var consultation in directory.All(Site!))
        {
            var known = await rounds.OfAsync(Site!, consultation.Key, Cancel);
            all.Add((consultation, [.. consultation.Rounds.SelectMany(plan => plan.Doors.Where(door => door is Door.Panel or Door.Open)
                .Select(door => new Line(plan, door, known.FirstOrDefault(round => round.Name == plan.Id && round.Door == door))))]));
        }

        Consultations = all;
    }
}
