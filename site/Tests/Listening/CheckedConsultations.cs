using PreventPublic.Cms;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Core.Words;
using PreventPublic.Engagement;
using PreventPublic.Host.Consultations;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>What <c>content check</c> demands of consultations and of the words of surveys.</summary>
public sealed class CheckedConsultations
{
    private const string Consultation = """
        ---
        title: A film
        summary: What do you think?
        about: film
        decides: The board
        contacts: [line]
        gate: No school sees it before round 2 is answered.
        gate-round: round-2
        rounds:
          - id: round-1
            survey: film
            doors: [open]
            opens: 2027-01-01
            closes: 2027-01-31
          - id: round-2
            survey: film
            doors: [panel, paper]
        names:
          - id: round-1
            what: The first cut
          - id: round-2
            what: The second cut
        space: S.
        voice: V.
        audience: A.
        influence: I.
        replies:
          - said: Too long
            state: done
            answer: It is shorter
            who: The team
            on: 2027-02-01
            round: round-1
        ---
        Why.
        """;

    private const string Words = "---\ntitle: The film\nsummary: S.\n---\nWatch it.\n\n## Is it fair? {#fair}\n\n## Which? {#which}\n\n- `a` This\n- `b` That\n";

    [Fact]
    public void A_whole_consultation_has_no_fault() => Assert.Empty(ErrorsIn(Consultation, Words));

    [Theory]
    [InlineData("survey: film\n            doors: [open]", "survey: gone\n            doors: [open]", "there is no survey “gone”")]
    [InlineData("id: round-1\n            survey", "id: round-2\n            survey", "two rounds have the same id")]
    [InlineData("closes: 2027-01-31", "closes: 2026-01-31", "round-1 ends before it begins")]
    [InlineData("what: The second cut", "what: \"\"", "does not say what it asks about")]
    [InlineData("who: The team", "who: \"\"", "a reply is not whole")]
    [InlineData("  - id: round-2\n            what: The second cut\n", "", "nothing says what round-2 asks about")]
    [InlineData("gate-round: round-2", "gate-round: round-9", "does not say which round opens it")]
    [InlineData("gate-round: round-2", "gate-round: round-2\n        gate-opened: 2027-03-01", "the gate is open, and nothing says what was done about round-2")]
    [InlineData("round: round-1\n        ---", "round: round-9\n        ---", "there is no round “round-9” to reply to")]
    [InlineData("contacts: [line]", "contacts: [gone]", "“contacts: gone” does not exist")]
    [InlineData("doors: [open]", "doors: [window]", "window")]
    public void What_is_wrong_with_a_consultation_is_said(string right, string wrong, string fault)
    {
        var text = Consultation.Replace(right.Replace("\n        ", "\n", StringComparison.Ordinal), wrong.Replace("\n        ", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(Consultation, text);
        Assert.Contains(ErrorsIn(text, Words), one => one.StartsWith("thurrock/consultations/film.md:", StringComparison.Ordinal) && one.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("## Is it fair? {#fair}\n\n", "", "“fair” has no words in English")]
    [InlineData("- `b` That\n", "", "the option “b” of “which” has no words in English")]
    public void A_question_without_words_is_not_asked(string right, string wrong, string fault) =>
        Assert.Contains(ErrorsIn(Consultation, Words.Replace(right, wrong, StringComparison.Ordinal)), one => one.Contains(fault, StringComparison.Ordinal));

    private static IReadOnlyList<string> ErrorsIn(string consultation, string words)
    {
        using var content = new TestContent(languages: "").Contact("line", "0800 000 000");
        content.Write("thurrock/surveys/film.yaml", "questions:\n  fair: {type: agree}\n  which: {type: one, options: [a, b]}\n").Write("thurrock/surveys/film.md", words).Write("thurrock/consultations/film.md", consultation);
        var faults = new Faults();
        var read = ContentFolder.Read(content.Folder, ContentTypes.BuiltIn, faults);
        var rule = new ConsultationRule(WordBook.Load(typeof(CmsModule).Assembly, typeof(EngagementModule).Assembly));
        ContentCheck.Run(read, faults, new ThemeNames(["thurrock"]), TimeProvider.System, rules: [rule]);
        return [.. faults.All.Where(fault => fault.Severity == Severity.Error).Select(fault => $"{fault.File}:{fault.Line}: {fault.What}")];
    }
}
