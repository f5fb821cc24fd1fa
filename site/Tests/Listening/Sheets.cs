using System.Text;
using CsCheck;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>One person's answers as bytes: in one way only, never longer than what is padded for, and nothing else is taken.</summary>
public sealed class Sheets
{
    private static readonly Survey Film = Asked.Of(
        Asked.Question("fair", QuestionKind.Agree, Asked.Scale),
        Asked.Question("where", QuestionKind.Several, ["school", "phone", "nowhere"], exclusive: "nowhere"),
        Asked.Question("order", QuestionKind.Rank, ["a", "b", "c"]),
        Asked.Question("why", QuestionKind.One, ["x", "y"], new Condition("fair", ["1", "2"])),
        Asked.Text("words", 20));

    private static readonly Gen<string> Words = Gen.OneOf(Gen.Char['a', 'z'], Gen.Const('"'), Gen.Const('\\'), Gen.Const('\n'), Gen.Const('ب'), Gen.Const('€'), Gen.Const('<'))
        .Array[1, 20].Select(letters => new string(letters));

    private static readonly Gen<AnswerSheet> Any = Gen.Select(Gen.OneOf("1", "3", "5"), Gen.OneOf<string[]>(["school"], ["phone", "school"], ["nowhere"]), Gen.Shuffle(new[] { "a", "b", "c" }), Words, Gen.Bool)
        .Select((fair, where, order, words, why) =>
        {
            var choices = new Dictionary<string, IReadOnlyList<string>> { ["order"] = order, ["fair"] = [fair], ["where"] = where };
            if (why && fair == "1")
            {
                choices["why"] = ["y"];
            }

            return new AnswerSheet(choices, new Dictionary<string, string> { ["words"] = words });
        });

    [Fact]
    public void What_is_written_is_read_again_to_the_same_bytes_and_always_fits() => Any.Sample(sheet =>
    {
        var bytes = sheet.ToBytes();
        Assert.InRange(bytes.Length, 1, Film.MaxSheetBytes);
        Assert.Equal(bytes, AnswerSheet.Parse(bytes, Film)!.ToBytes());
    }, iter: 2_000);

    [Fact]
    public void Broken_bytes_are_no_sheet_and_never_a_crash() => Gen.Select(Any, Gen.Int[0, 200], Gen.Byte).Sample((sheet, at, with) =>
    {
        var bytes = sheet.ToBytes();
        bytes[at % bytes.Length] = with;
        _ = AnswerSheet.Parse(bytes, Film) is { } read && read.ToBytes().Length > Film.MaxSheetBytes ? throw new InvalidOperationException("It grew.") : 0;
        Assert.Null(AnswerSheet.Parse(bytes.AsSpan(0, bytes.Length - 1), Film));
    }, iter: 2_000);

    [Fact]
    public void A_survey_that_a_round_kept_is_the_same_survey()
    {
        var kept = Survey.FromJson(Film.ToJson());
        Assert.Equal(Film.ToJson(), kept.ToJson());
        Assert.Equal(Film.MaxSheetBytes, kept.MaxSheetBytes);
        Assert.NotNull(AnswerSheet.Parse("""{"v":1,"choices":{"fair":["1"],"why":["x"]},"texts":{}}"""u8, kept));
    }

    [Theory]
    [InlineData("""{"v":2,"choices":{},"texts":{}}""")]
    [InlineData("""{"choices":{},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{},"name":"x"}""")]
    [InlineData("""{"v":1,"choices":{"other":["1"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"fair":["6"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"fair":["1","2"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"fair":[]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"fair":["1"],"fair":["2"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"where":["school","school"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"where":["school","nowhere"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"order":["a","b"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"why":["x"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"fair":["5"],"why":["x"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{"words":["x"]},"texts":{}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{"fair":"x"}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{"words":""}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{"words":"123456789012345678901"}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{"words":"a\u0000b"}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{"words":"\ud800"}}""")]
    [InlineData("""{"v":1,"choices":{},"texts":{}}{}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_not_an_answer_to_this_survey_is_refused(string json) => Assert.Null(AnswerSheet.Parse(Encoding.UTF8.GetBytes(json), Film));

    [Fact]
    public void The_same_sheet_without_its_fault_is_taken() =>
        Assert.NotNull(AnswerSheet.Parse("""{"v":1,"choices":{"fair":["1"],"order":["c","a","b"],"where":["phone","school"],"why":["x"]},"texts":{"words":"یہ"}}"""u8, Film));
}
