using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations;

/// <summary>Where published consultations and surveys come from.</summary>
public interface IConsultationDirectory
{
    /// <summary>Sites by id, each with its clock.</summary>
    IReadOnlyDictionary<string, LocalClock> Sites { get; }

    IReadOnlyList<Consultation> All(string site);

    Consultation? Find(string site, string key);

    /// <summary>A published survey; also <see cref="PageUseful.Key"/>, which every site has.</summary>
    Survey? Survey(string site, string key);
}
