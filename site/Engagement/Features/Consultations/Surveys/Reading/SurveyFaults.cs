namespace PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

/// <param name="Line">From 1.</param>
public sealed record SurveyFault(string File, int Line, string What, string Allowed);

/// <summary>What is wrong with a survey, all at once.</summary>
public sealed class SurveyFaults
{
    private readonly List<SurveyFault> _all = [];

    public IReadOnlyList<SurveyFault> All => _all;

    public void Add(string file, int line, string what, string allowed) => _all.Add(new SurveyFault(file, line, what, allowed));
}

/// <summary>A survey's questions as they are written.</summary>
public sealed record SurveyText(string Key, string File, string Yaml);
