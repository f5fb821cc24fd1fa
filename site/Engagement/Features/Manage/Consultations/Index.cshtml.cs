using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Manage.Consultations;

/// <summary>All consultations of a site, and where each stands. How many have answered an open round, nobody sees.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, TextQueue texts) : ManagePage
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <param name="Words">Free texts that wait for a moderator.</param>
    public sealed record Line(Consultation Consultation, IReadOnlyList<RoundFacts> Rounds, int Words);

    public async Task OnGetAsync()
    {
        Title("Consultations");
        var lines = new List<Line>();
        foreach (var consultation in directory.All(Site!))
        {
            var waiting = await texts.WaitingAsync(Site!, consultation.Key, Cancel);
            lines.Add(new Line(consultation, await rounds.OfAsync(Site!, consultation.Key, Cancel), waiting.Count));
        }

        Lines = lines;
    }

    public static string Say(RoundFacts round) => round.State switch
    {
        RoundState.SetUp => "set up, not open yet",
        RoundState.Open => "open",
        RoundState.Closing => "waiting for a key file",
        _ => round.Answered is { } answered and >= 10 ? $"closed, {answered} answers" : "closed, too few answers to publish",
    };
}
