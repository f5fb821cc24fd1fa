using PreventPublic.Core.Languages;

namespace PreventPublic.Metrics.Strategy;

/// <summary>Everything that is wrong with a site's strategy, before it can be published.</summary>
public static class PlanCheck
{
    public static IReadOnlyList<PlanFault> Of(IStrategyLibrary library)
    {
        var faults = new List<PlanFault>();
        if (PlanReader.Read(library, faults) is not { } plan)
        {
            return faults;
        }

        var needed = Names(plan).ToList();
        var english = new PlanText(library, Language.English);
        faults.AddRange(needed.Where(name => !english.Has(name)).Select(name => Missing(library, Language.English, name, isWarning: false)));
        faults.AddRange(plan.Indicators.Where(indicator => Referrals.AreIn(english.Title(indicator.Id)))
            .Select(indicator => new PlanFault(library.FileOf(PlanReader.IndicatorsKey, Language.English), 1, $"the figure “{english.Title(indicator.Id)}” counts referrals", Referrals.Why)));
        foreach (var language in library.Languages.Where(language => !language.IsEnglish && library.Prose(PlanReader.PlanKey, language) is not null))
        {
            var words = new PlanText(library, language);
            faults.AddRange(needed.Where(name => words.Has(name) && words.Of(name).Language.IsEnglish).Take(1).Select(name => Missing(library, language, name, isWarning: true)));
        }

        return faults;
    }

    /// <summary>All names of a plan that readers meet.</summary>
    public static IEnumerable<string> Names(Plan plan) =>
    [
        .. plan.Objectives, .. plan.Outcomes, .. plan.Stakeholders, .. plan.Priority, .. plan.Actions.Select(action => action.Id),
        .. plan.Snapshot?.Scores.Select(score => score.Area) ?? [], .. plan.Indicators.Select(indicator => indicator.Id), .. plan.Frame.Areas,
    ];

    private static PlanFault Missing(IStrategyLibrary library, Language language, string name, bool isWarning) => new(
        library.FileOf(PlanReader.PlanKey, language), 1, $"“{name}” has no words here", $"## Its name {{#{name}}}", isWarning);
}
