using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Host.CommandLine.Demo;

/// <summary>
/// A round of the consultation about the site's own pages that nobody ever answered: set up, opened, filled and closed the way a real
/// one is, so that its page shows figures and an officer has texts to read.
/// </summary>
public sealed class MadeUpRound(IConsultationDirectory directory, RoundDesk desk, SealedRounds rounds, Closing closing, IDbContextFactory<PeopleStore> stores)
{
    private const string Consultation = "is-this-page-clear";
    private const int EveryText = 8;

    /// <summary>A consultation that had a round is left as it is, and so is a site without it.</summary>
    /// <returns>How many answers were made.</returns>
    public async Task<int> MakeAsync(string site, int answers, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (directory.Find(site, Consultation)?.Rounds is not [var planned, ..] || directory.Survey(site, planned.Survey) is not { } survey || await store.Rounds.AnyAsync(round => round.Site == site && round.Consultation == Consultation, cancel))
        {
            return 0;
        }

        var officer = new StaffMember(Guid.NewGuid(), "Made-up officer", "nobody@site.example", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());
        using var key = BoxOpener.New();
        var plan = new NewRound(Guid.NewGuid(), site, Consultation, planned.Id, Door.Open, survey, key.Key, "Made-up keeper", "Made-up second keeper");
        if (!await desk.SetUpAsync(plan, officer, cancel) || !await desk.OpenAsync(plan.Id, officer, cancel))
        {
            return 0;
        }

        for (var number = 0; number < answers; number++)
        {
            await rounds.AcceptOpenAsync(plan.Id, Sheet(survey, number), Guid.NewGuid(), cancel);
        }

        return await closing.CloseAsync(plan.Id, key, Closer.Of(officer), null, cancel) == ClosingVerdict.Closed ? answers : 0;
    }

    /// <summary>Most choose one of the last two options, as people who like a page do.</summary>
    private static AnswerSheet Sheet(Survey survey, int number) => new(
        survey.Questions.Where(question => question.Options.Count > 0).ToDictionary(question => question.Id, question => (IReadOnlyList<string>)[Choice(question.Options, number)], StringComparer.Ordinal),
        number % EveryText == 0 ? survey.Questions.Where(question => question.IsText).ToDictionary(question => question.Id, _ => $"Made up {(number / EveryText) + 1}: put the numbers at the top.", StringComparer.Ordinal) : []);

    private static string Choice(IReadOnlyList<string> options, int number) => options[^(1 + (number % 5 < 3 ? number % Math.Min(2, options.Count) : number % options.Count))];
}
