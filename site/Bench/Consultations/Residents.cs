using PreventPublic.Bench.Crowds;
using PreventPublic.Bench.Processes;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Bench.Consultations;

/// <summary>People who answer a survey at an open door, as chance will have it.</summary>
public sealed class Residents(ServerProcess server, string host, string consultation, Survey survey) : FormCrowd(server, host, $"/consultations/{consultation}/answer")
{
    protected override IEnumerable<(string Name, string Value)> Fields(int person) =>
        survey.Questions.Select(question => (question.Id, question.IsText ? "It was easy to follow and I knew whom to call." : question.Options[Random.Shared.Next(question.Options.Count)]));
}
