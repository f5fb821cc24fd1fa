using System.Text.Json;

namespace PreventPublic.Engagement.Features.Consultations.Surveys;

/// <summary>Reads a sheet as it came out of the box: sealed in somebody's browser, so that nothing in it can be trusted.</summary>
internal static class SheetReader
{
    public static AnswerSheet? Read(ReadOnlySpan<byte> bytes, Survey survey)
    {
        if (bytes.Length > survey.MaxSheetBytes)
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 4 });
            return Sheet(ref json, survey) is { } sheet && !json.Read() && SheetRules.Holds(sheet, survey) ? sheet : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static AnswerSheet? Sheet(ref Utf8JsonReader json, Survey survey)
    {
        Dictionary<string, IReadOnlyList<string>>? choices = null;
        Dictionary<string, string>? texts = null;
        var version = false;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var good = json.ValueTextEquals("v"u8) && !version ? version = json.Read() && json.TryGetInt32(out var number) && number == AnswerSheet.Format
                : json.ValueTextEquals("choices"u8) && choices is null ? (choices = Choices(ref json, survey)) is not null
                : json.ValueTextEquals("texts"u8) && texts is null && (texts = Texts(ref json, survey)) is not null;
            if (!good)
            {
                return null;
            }
        }

        return version && choices is not null && texts is not null && json.TokenType == JsonTokenType.EndObject ? new AnswerSheet(choices, texts) : null;
    }

    private static Dictionary<string, IReadOnlyList<string>>? Choices(ref Utf8JsonReader json, Survey survey)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (survey.Find(json.GetString()!) is not { IsText: false } question || Options(ref json, question) is not { } options || !found.TryAdd(question.Id, options))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>Gives the survey's own strings, so that a hundred thousand sheets do not hold a million copies.</summary>
    private static List<string>? Options(ref Utf8JsonReader json, SurveyQuestion question)
    {
        var options = new List<string>(1);
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        while (json.Read() && json.TokenType == JsonTokenType.String)
        {
            var known = -1;
            for (var at = 0; at < question.Options.Count && known < 0; at++)
            {
                known = json.ValueTextEquals(question.Options[at]) ? at : -1;
            }

            if (known < 0)
            {
                return null;
            }

            options.Add(question.Options[known]);
        }

        return json.TokenType == JsonTokenType.EndArray ? options : null;
    }

    private static Dictionary<string, string>? Texts(ref Utf8JsonReader json, Survey survey)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (survey.Find(json.GetString()!) is not { IsText: true } question || !json.Read() || json.TokenType != JsonTokenType.String || !found.TryAdd(question.Id, json.GetString()!))
            {
                return null;
            }
        }

        return found;
    }
}
