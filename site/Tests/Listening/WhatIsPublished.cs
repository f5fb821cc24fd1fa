using CsCheck;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>Rule 5 of the design, held against any counts there can be.</summary>
public sealed class WhatIsPublished
{
    private static readonly RoundFrame Frame = new("film", "round-1", "panel", 30);

    private static readonly Dictionary<QuestionKind, SurveyQuestion> Kinds = new()
    {
        [QuestionKind.Agree] = Asked.Question("q", QuestionKind.Agree, Asked.Scale),
        [QuestionKind.One] = Asked.Question("q", QuestionKind.One, ["a", "b", "c", "d"]),
        [QuestionKind.Equality] = Asked.Question("q", QuestionKind.Equality, ["a", "b", "c", "prefer-not"]),
        [QuestionKind.Age] = Asked.Question("q", QuestionKind.Age, ["11-13", "14-15", "16-17", "prefer-not"]),
    };

    private static readonly Gen<SurveyQuestion> Question = Gen.OneOf(Kinds.Values.ToArray());

    private static readonly Gen<(SurveyQuestion Question, int[] Counts)> Answered =
        Question.SelectMany(question => Gen.OneOf(Gen.Int[0, 6], Gen.Int[0, 60]).Array[question.Options.Count].Select(counts => (question, counts)));

    private static readonly Gen<(SurveyQuestion Question, int[] Counts)> TooFew = Gen.Int[0, 2].Array[4].Select(counts => (Kinds[QuestionKind.One], counts)).Where(one => one.Item2.Sum() < 10);

    [Fact]
    public void Fewer_than_ten_answers_publish_nothing_not_even_how_many() => TooFew.Sample(one =>
    {
        var results = Count(one.Question, one.Counts);
        return !results.IsPublished && results.Questions.Count == 0 && !results.ToJson().Contains(one.Question.Id + "\"", StringComparison.Ordinal);
    });

    [Fact]
    public void Every_cell_shown_has_enough_people_inside_and_outside_it() => Answered.Where(one => one.Counts.Sum() >= 10).Sample(one =>
    {
        var (question, counts) = one;
        foreach (var cell in Count(question, counts).Questions[0].Cells)
        {
            var inside = cell.Options.Sum(option => counts[question.Options.ToList().IndexOf(option)]);
            var smallest = question.IsAboutPeople ? 10 : 5;
            Assert.True(inside >= smallest, $"{inside} of {counts.Sum()} are shown");
            Assert.True(cell.AlmostAll ? counts.Sum() - inside < 5 && inside * 10 >= counts.Sum() * 8 : counts.Sum() - inside >= smallest, $"{inside} of {counts.Sum()} leave too few");
        }
    }, iter: 20_000);

    [Fact]
    public void Numbers_are_in_fives_and_nobody_reads_all_or_nobody() => Answered.Where(one => one.Counts.Sum() >= 10).Sample(one =>
    {
        var result = Count(one.Question, one.Counts).Questions[0];
        return (result.About ?? 0) % 5 == 0 && (result.About ?? 0) <= one.Counts.Sum() && result.Cells.All(cell =>
            cell.Percent is null or (>= 5 and <= 95) && (cell.Percent ?? 0) % 5 == 0 && (cell.Count ?? 0) % 5 == 0 && (cell.Percent is null || cell.Count is null));
    }, iter: 5_000);

    [Fact]
    public void No_answer_is_shown_twice_and_a_shown_scale_never_joins_its_two_sides() => Answered.Where(one => one.Counts.Sum() >= 10).Sample(one =>
    {
        var result = Count(one.Question, one.Counts).Questions[0];
        var shown = result.Cells.SelectMany(cell => cell.Options).ToList();
        return shown.Distinct().Count() == shown.Count
            && (one.Question.Kind != QuestionKind.Agree || result.Cells.All(cell => !(cell.Options.Contains("2") && cell.Options.Contains("4"))));
    }, iter: 5_000);

    /// <summary>Whoever knows the rules and the figures still cannot tell how many of a few there were: every set of counts that gives the same figures is tried.</summary>
    [Theory]
    [InlineData(QuestionKind.Agree)]
    [InlineData(QuestionKind.One)]
    [InlineData(QuestionKind.Age)]
    public void A_small_number_cannot_be_worked_out_from_what_is_shown(QuestionKind kind)
    {
        var question = Kinds[kind];
        foreach (var all in new[] { 10, 11, 13, 16 })
        {
            foreach (var (figures, possible) in Splits(all, question.Options.Count).GroupBy(counts => Figures(question, counts)).Select(group => (group.Key, group.ToList())))
            {
                for (var option = 0; option < question.Options.Count; option++)
                {
                    var values = possible.Select(counts => counts[option]).Distinct().ToList();
                    Assert.False(values is [< 5], $"{figures} gives away that {values[0]} of {all} chose “{question.Options[option]}”");
                }
            }
        }
    }

    /// <summary>The same attack must be able to succeed, or it would prove nothing: it does as soon as counts are shown as they are.</summary>
    [Fact]
    public void Without_disclosure_control_the_same_attack_succeeds() =>
        Assert.Contains(Splits(12, 4).GroupBy(counts => string.Join(',', counts.Select(count => Disclosure.Percent(count, 12)))), group => group.Select(counts => counts[0]).Distinct().ToList() is [< 5]);

    [Fact]
    public void An_option_of_several_is_shown_only_if_enough_chose_it_and_enough_did_not() => Gen.Int[0, 7].Array[24].Sample(chosen =>
    {
        var question = Asked.Question("q", QuestionKind.Several, ["a", "b", "c"]);
        var answers = chosen.Where(bits => bits > 0).Select(bits => Asked.Sheet("q", [.. question.Options.Where((_, at) => (bits & (1 << at)) != 0)])).ToList();
        foreach (var cell in answers.Count < 10 ? [] : Tally.Count(Asked.Of(question), answers, Frame).Questions[0].Cells)
        {
            var inside = answers.Count(answer => answer.Choices["q"].Contains(cell.Options[0]));
            Assert.True(cell.AlmostAll ? answers.Count - inside < 5 : inside >= 5 && answers.Count - inside >= 5);
        }
    });

    [Fact]
    public void A_question_that_fewer_than_ten_were_asked_is_withheld()
    {
        var question = Asked.Question("q", QuestionKind.One, ["a", "b"]);
        var sheets = Asked.Sheets(question, [4, 5]).Concat(Enumerable.Repeat(Asked.Sheet("other", "x"), 40)).ToList();
        Assert.True(Tally.Count(Asked.Of(question), sheets, Frame).Questions[0].IsWithheld);
    }

    [Fact]
    public void A_ranking_shows_its_first_places_and_its_order()
    {
        var question = Asked.Question("q", QuestionKind.Rank, ["a", "b", "c"]);
        var sheets = Enumerable.Repeat(Asked.Sheet("q", "b", "a", "c"), 8).Concat(Enumerable.Repeat(Asked.Sheet("q", "a", "b", "c"), 6)).ToList();
        var result = Tally.Count(Asked.Of(question), sheets, Frame).Questions[0];
        Assert.Equal(["b", "a", "c"], result.Order);
        Assert.Equal(["a", "b"], result.Cells.Select(cell => cell.Options[0]));
        Assert.Equal(["a", "c"], result.Cells[0].Options);
    }

    [Fact]
    public void Results_are_kept_as_they_were()
    {
        var results = Count(Kinds[QuestionKind.Agree], [0, 0, 0, 10, 8]);
        Assert.Equal(results.ToJson(), RoundResults.FromJson(results.ToJson()).ToJson());
        Assert.Equal(["4", "5"], Assert.Single(results.Questions[0].Cells).Options);
        Assert.True(results.Questions[0].Cells[0].AlmostAll);
    }

    private static RoundResults Count(SurveyQuestion question, IReadOnlyList<int> counts) => Tally.Count(Asked.Of(question), Asked.Sheets(question, counts), Frame);

    private static string Figures(SurveyQuestion question, IReadOnlyList<int> counts) => Count(question, counts).ToJson();

    private static IEnumerable<IReadOnlyList<int>> Splits(int all, int parts) => parts == 1
        ? [[all]]
        : Enumerable.Range(0, all + 1).SelectMany(first => Splits(all - first, parts - 1).Select(rest => (IReadOnlyList<int>)[first, .. rest]));
}
