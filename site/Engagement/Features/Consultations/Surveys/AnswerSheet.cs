using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PreventPublic.Engagement.Features.Consultations.Surveys;

/// <summary>One person's answers to a survey: option ids by question id (a ranking's best first); free texts apart.</summary>
public sealed record AnswerSheet(IReadOnlyDictionary<string, IReadOnlyList<string>> Choices, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The version of the format: <c>{"v":1,"choices":{"q":["option"]},"texts":{"q":"…"}}</c>.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsEmpty => Choices.Count == 0 && Texts.Count == 0;

    /// <summary>The sheet in one way only: UTF-8 JSON, keys in ordinal order.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Format);
            json.WriteStartObject("choices");
            foreach (var (question, options) in Choices.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(question);
                foreach (var option in options)
                {
                    json.WriteStringValue(option);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartObject("texts");
            foreach (var (question, text) in Texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(question, text);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a sheet and holds it against the survey it answers.</summary>
    /// <returns>Null when it is no sheet of this survey: unknown questions or options, too many, an over-long text, anything else in it.</returns>
    public static AnswerSheet? Parse(ReadOnlySpan<byte> bytes, Survey survey) => SheetReader.Read(bytes, survey);
}
