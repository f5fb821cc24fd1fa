using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>
/// Writes down what was in a box, in the order of new random keys: that is the shuffle. Choices and each free text have keys of their
/// own, so that nothing joins them. Fewer answers than may be published are not written down at all: they could not hide one another.
/// </summary>
public sealed class OpenedAnswers(AnswersDatabase database, RandomKeys keys)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(DbConnection connection, Guid round, Survey survey, OpeningBox.Content content, RoundResults results, CancellationToken cancel)
    {
        if (results.IsPublished)
        {
            await WriteAsync(connection, "OpenedSheets", ["Choices"], round, content.Sheets.Select(sheet => new[] { ChoicesOf(sheet, survey) }), cancel);
            await WriteAsync(connection, "OpenedTexts", ["Question", "Text"], round, content.Sheets.SelectMany(sheet => sheet.Texts).Select(text => new[] { text.Key, text.Value }), cancel);
        }

        await AnswersDatabase.RunAsync(
            connection, $"INSERT INTO {database.Table("Results")} (\"Round\", \"Json\", \"Answered\", \"Spoilt\") VALUES (@round, @json, @answered, @spoilt)", cancel,
            ("@round", round), ("@json", results.ToJson()), ("@answered", content.Sheets.Count), ("@spoilt", content.Spoilt));
    }

    private async Task WriteAsync(DbConnection connection, string table, string[] columns, Guid round, IEnumerable<string[]> rows, CancellationToken cancel)
    {
        var names = string.Concat(columns.Select(column => $", \"{column}\""));
        var values = string.Concat(columns.Select(column => $", @{column}"));
        await using var command = connection.Command(
            $"INSERT INTO {database.Table(table)} (\"Key\", \"Round\"{names}) VALUES (@Key, @Round{values})",
            [("@Key", Guid.Empty), ("@Round", round), .. columns.Select(column => ($"@{column}", (object)""))]);
        await command.PrepareAsync(cancel);
        foreach (var (key, row) in rows.Select(row => (Key: keys.New(), row)).OrderBy(pair => pair.Key))
        {
            command.Parameters[0].Value = key;
            for (var at = 0; at < row.Length; at++)
            {
                command.Parameters[at + 2].Value = row[at];
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>
    /// In the order of the questions' ids, so that the order of the fields says nothing about the browser that sent them. Who people are
    /// was counted, and is not kept beside what they think.
    /// </summary>
    private static string ChoicesOf(AnswerSheet sheet, Survey survey) => JsonSerializer.Serialize(
        new SortedDictionary<string, IReadOnlyList<string>>(sheet.Choices.Where(choice => survey.Find(choice.Key) is { IsAboutPeople: false }).ToDictionary(), StringComparer.Ordinal), Plain);
}
