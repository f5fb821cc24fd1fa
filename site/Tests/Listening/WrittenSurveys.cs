using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>Surveys as they are written: what is wrong is named with its line, and nothing half right is ever asked.</summary>
public sealed class WrittenSurveys
{
    private const string Bank = """
        questions:
          fair: {type: agree}
          why: {type: text, limit: 200}
          seen: {type: yes-no}
          age: {type: age, options: [under-18, 18-plus, prefer-not]}
        """;

    [Fact]
    public void A_question_comes_from_the_bank_or_is_the_surveys_own()
    {
        var (survey, faults) = Read("""
            questions:
              seen: {bank: seen, required: true}
              fair: {bank: fair}
              reason: {bank: why, limit: 100, when: {seen: [yes]}}
              order: {type: rank, options: [a, b, c]}
            equality: [age]
            """);
        Assert.Empty(faults);
        Assert.Equal(["seen", "fair", "reason", "order", "age"], survey!.Questions.Select(question => question.Id));
        Assert.Equal((100, new SectionName(SurveyReader.Bank, "why")), (survey.Find("reason")!.MaxLength, survey.Find("reason")!.Words));
        Assert.True(survey.Find("seen")!.Required);
        Assert.False(survey.Asks(survey.Find("reason")!, new Dictionary<string, IReadOnlyList<string>> { ["seen"] = ["no"] }));
    }

    [Theory]
    [InlineData("questions:\n  a: {type: guess}", "no type of question")]
    [InlineData("questions:\n  a: {bank: gone}", "no question “gone” in the bank")]
    [InlineData("questions:\n  a: {type: one, options: [x]}", "1 options")]
    [InlineData("questions:\n  a: {type: agree, options: [x, y]}", "options of its own")]
    [InlineData("questions:\n  a: {type: one, options: [x, x]}", "no list of different names")]
    [InlineData("questions:\n  A b: {type: agree}", "cannot be a question's name")]
    [InlineData("questions:\n  a: {type: text, limit: 5000}", "does not fit")]
    [InlineData("questions:\n  a: {type: several, options: [x, y], exclusive: z}", "is not one of the options")]
    [InlineData("questions:\n  a: {type: agree, colour: red}", "“colour” is not known here")]
    [InlineData("questions:\n  age: {bank: age}\n  b: {type: agree}", "asked at the end")]
    [InlineData("questions:\n  a: {type: agree}\nequality: [fair]", "does not ask who people are")]
    [InlineData("questions:\n  a: {type: equality, options: [x, y]}", "nobody has to say")]
    [InlineData("questions:\n  a: {type: agree, when: {b: [x]}}", "names no earlier question")]
    [InlineData("questions:\n  s: {bank: seen}\n  a: {type: agree, when: {s: [perhaps]}}", "names no earlier question")]
    [InlineData("questions: {}", "0 questions")]
    [InlineData("colour: red", "“colour” is not known here")]
    [InlineData("- a", "not a list of fields")]
    [InlineData("questions: [", "cannot be read")]
    public void What_is_wrong_is_said(string yaml, string what)
    {
        var (survey, faults) = Read(yaml);
        Assert.Null(survey);
        Assert.Contains(faults, fault => fault.What.Contains(what, StringComparison.Ordinal) && fault.Line >= 1 && fault.File == "new.yaml" && fault.Allowed.Length > 0);
    }

    [Fact]
    public void A_changed_bank_is_another_version()
    {
        var one = Read("questions:\n  a: {bank: fair}").Survey!.Version;
        Assert.Equal(one, Read("questions:\n  a: {bank: fair}").Survey!.Version);
        Assert.NotEqual(one, Read("questions:\n  a: {bank: fair}", Bank + "\n  more: {type: agree}").Survey!.Version);
    }

    private static (Survey? Survey, IReadOnlyList<SurveyFault> Faults) Read(string yaml, string bank = Bank)
    {
        var faults = new SurveyFaults();
        var survey = new SurveyReader(key => key == SurveyReader.Bank ? new SurveyText(key, "bank.yaml", bank) : null, faults).Read(new SurveyText("new", "new.yaml", yaml));
        return (survey, faults.All);
    }
}
