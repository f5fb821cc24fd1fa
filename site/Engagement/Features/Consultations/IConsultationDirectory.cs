using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Consultations;

/// <summary>Where published consultations and surveys come from.</summary>
public interface IConsultationDirectory
{
    /// <summary>Sites by id, each with its clock.</summary>
    IReadOnlyDictionary<string, LocalClock> Sites { get; }

    IReadOnlyList<Consultation> All(string site);

    Consultation? Find(string site, string key);

    /// <summary>A consultation's words for its form; null when there is no such consultation.</summary>
    ConsultationText? Text(string site, string key, Language language);

    /// <summary>What a site publishes now, for the words of its surveys.</summary>
    ISurveyLibrary? Library(string site);

    /// <summary>A published survey's questions as they are written.</summary>
    SurveyText? SurveyText(string site, string key);

    /// <summary>Keys of all published surveys, the question bank not among them.</summary>
    IReadOnlyList<string> Surveys(string site);

    /// <summary>A published survey; also <see cref="PageUseful.Key"/>, which every site has.</summary>
    Survey? Survey(string site, string key);
}
