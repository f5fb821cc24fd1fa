using PreventPublic.Bench.Crowds;
using PreventPublic.Bench.Processes;
using PreventPublic.Engagement.Features.Consultations.AnswerSurvey;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Bench.Consultations;

/// <summary>People who answer a survey at an open door, as chance will have it.</summary>
public sealed class Residents(ServerProcess server, string host, string consultation, Survey survey) : FormCrowd(server, host, $"/consultations/{consultation}/answer")
{
    protected override IEnumerable<(string Name, string Value)> Fields(int person) =>
        survey.Questions.Select(question => (SurveyFields.NameOf(question), question.IsText ? "It was easy to follow." : question.Options[Random.Shared.Next(question.Options.Count)]));
}
