using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Host.Api;

/// <summary>The answers that a walk is asked with.</summary>
public static class WalkBody
{
    private const int MostBytes = 16 * 1024;

    /// <exception cref="ApiException">It is too much, no JSON, or not of the shape.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasJsonContentType())
        {
            throw new ApiException(415, "Send the answers as application/json.");
        }

        var bytes = new byte[MostBytes + 1];
        var length = request.ContentLength > MostBytes ? MostBytes + 1 : await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        if (length > MostBytes)
        {
            throw new ApiException(413, $"A walk takes up to {MostBytes} bytes.");
        }

        try
        {
            return JsonNode.Parse(bytes.AsSpan(0, length), documentOptions: new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false }) is JsonObject { Count: 1 } body && body["answers"] is JsonObject answers
                ? answers
                : throw new ApiException(422, "Send an object with “answers”: an object with an answer by question.");
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new ApiException(400, "What was sent is not JSON.");
        }
    }

    /// <exception cref="ApiException">There is no such question, or it does not take that answer.</exception>
    public static Answers Answers(JsonObject given, Flow flow)
    {
        var answers = Decisions.Flows.Answers.None(flow);
        foreach (var (id, value) in given)
        {
            var question = flow.Find(id) ?? throw new ApiException(422, $"“{Core.PlainLine.Of(id)}” is not a question of this flow.");
            answers = answers.With(question.Index, Read(question, value) ?? throw new ApiException(422, $"That is no answer to “{question.Id}”; it takes {Takes(question)}."));
        }

        return answers;
    }

    private static Answer? Read(Question question, JsonNode? value) => value switch
    {
        JsonArray options when question.HasOptions && options.Count <= Question.MaxOptions && options.All(one => one?.GetValueKind() == JsonValueKind.String) => Describe.Read(question, string.Join('+', options.Select(one => (string)one!))),
        JsonValue one when one.TryGetValue<string>(out var text) && text.Length <= 200 => Describe.Read(question, text),
        JsonValue one when one.TryGetValue<long>(out var number) => Describe.Read(question, number.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static string Takes(Question question) => question.Type switch
    {
        QuestionType.Number => $"a whole number from {question.Min} to {question.Max}",
        QuestionType.Date => "a day as 2027-01-31",
        QuestionType.Choices => "a list of " + string.Join(", ", question.Options),
        _ => "one of " + string.Join(", ", question.Options),
    };
}
