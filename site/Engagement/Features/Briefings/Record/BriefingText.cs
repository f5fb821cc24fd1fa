using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PreventPublic.Engagement.Features.Briefings.Record;

/// <summary>What readers see of a briefing: what a second person is asked about, word for word.</summary>
public sealed record BriefingText(
    string Title, string Audience, string Body, DateOnly Date, string Covered, int? Present, string Language, IReadOnlyList<string> Handouts, IReadOnlyList<QuestionText> Questions)
{
    public static BriefingText Of(Briefing briefing) => new(
        briefing.Title, briefing.Audience, briefing.Body, briefing.Date, briefing.Covered, briefing.Present, briefing.Language, briefing.HandoutNames,
        [.. briefing.Questions.OrderBy(question => question.Number).Select(question => new QuestionText(question.Text, question.Answer, question.AnsweredOn))]);

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static BriefingText FromJson(string json) =>
        JsonSerializer.Deserialize<BriefingText>(json, JsonSerializerOptions.Web) ?? throw new InvalidDataException("A briefing holds nothing.");

    /// <summary>SHA-256 of what is asked about, lower-case hex.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <param name="Answer">Plain paragraphs; empty while it is open.</param>
public sealed record QuestionText(string Text, string Answer, DateOnly? AnsweredOn)
{
    public IEnumerable<string> Paragraphs =>
        Answer.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
