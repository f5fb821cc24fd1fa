using System.Text;
using Microsoft.AspNetCore.Http;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

namespace PreventPublic.Engagement.Features.Manage.Consultations.BuildSurvey;

/// <summary>A survey being put together from the bank: a number for each question wanted, and whether it must be answered.</summary>
public sealed record SurveyPlan(string Key, string Title, string Introduction, IReadOnlyDictionary<string, string> Places, IReadOnlySet<string> Required, IReadOnlySet<string> About)
{
    public const int MaxKey = 60;

    public static readonly SurveyPlan Empty = new("", "", "", new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>());

    public static SurveyPlan Of(IFormCollection form, IReadOnlyList<SurveyQuestion> bank) => new(
        PlainLine.Of(form["Key"].ToString()), PlainLine.Of(form["Title"].ToString()), PlainLine.Of(form["Introduction"].ToString()),
        bank.Where(question => form[$"at-{question.Id}"].ToString().Trim().Length > 0).ToDictionary(question => question.Id, question => form[$"at-{question.Id}"].ToString().Trim()),
        form["must"].OfType<string>().ToHashSet(), bank.Where(question => question.IsAboutPeople && form["about"].Contains(question.Id)).Select(question => question.Id).ToHashSet());

    public IEnumerable<string> InOrder => Places.OrderBy(place => int.TryParse(place.Value, out var number) ? number : int.MaxValue).ThenBy(place => place.Key, StringComparer.Ordinal).Select(place => place.Key);

    /// <summary>As it would stand in the content.</summary>
    public string Yaml()
    {
        var yaml = new StringBuilder().Append("# Put together from the question bank. Words: ").Append(Key).Append(".md\nquestions:\n");
        foreach (var id in InOrder)
        {
            yaml.Append("  ").Append(id).Append(": {bank: ").Append(id).Append(Required.Contains(id) ? ", required: true}\n" : "}\n");
        }

        return About.Count == 0 ? yaml.ToString() : yaml.Append("equality: [").AppendJoin(", ", About.Order(StringComparer.Ordinal)).Append("]\n").ToString();
    }

    public string Words() => $"---\ntitle: {Quoted(Title)}\nsummary: {Quoted(Introduction)}\n---\n{Introduction}\n";

    /// <summary>The survey, if it can be asked; faults say why not.</summary>
    public Survey? Read(Func<string, SurveyText?> find, SurveyFaults faults) => new SurveyReader(find, faults).Read(new SurveyText(Key.Length == 0 ? "new" : Key, "the new survey", Yaml()));

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
