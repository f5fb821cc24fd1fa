using System.Security.Cryptography;
using System.Text;
using PreventPublic.Core.Yaml;

namespace PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

/// <summary>Makes a survey of its file and the question bank. What is wrong goes to the faults; nothing half right comes out.</summary>
public sealed class SurveyReader(Func<string, SurveyText?> find, SurveyFaults faults)
{
    /// <summary>The key of the question bank. It is read as a survey too, so that every question in it is proved.</summary>
    public const string Bank = "question-bank";

    private const int YamlDepth = 6;
    private static readonly string[] OwnKeys = ["type", "options", "exclusive", "required", "limit", "when"];
    private static readonly string[] BankKeys = ["bank", "required", "when", "limit"];

    /// <returns>Null when there are errors.</returns>
    public Survey? Read(SurveyText text)
    {
        var before = faults.All.Count;
        var bank = text.Key == Bank ? null : find(Bank);
        var questions = new List<SurveyQuestion>();
        if (Open(text) is { } root)
        {
            var inBank = bank is null ? [] : Maps(bank).ToDictionary(map => map.Id, StringComparer.Ordinal);
            Add(questions, Maps(text, root, "questions"), text.Key == Bank ? null : inBank, about: text.Key == Bank ? null : false, text.Key);
            Add(questions, AboutPeople(text, root), inBank, about: true, text.Key);
            CheckWhole(text, questions);
        }

        return faults.All.Count > before ? null : new Survey(text.Key, VersionOf(text, bank), questions);
    }

    /// <summary>The ids of the questions in the bank, with their kinds.</summary>
    public IReadOnlyList<SurveyQuestion> BankQuestions() => find(Bank) is { } text ? Read(text)?.Questions ?? [] : [];

    private IEnumerable<QuestionMap> Maps(SurveyText text) => Open(text) is { } root ? Maps(text, root, "questions") : [];

    private YamlTree.Map? Open(SurveyText text)
    {
        try
        {
            if (YamlTree.Parse(text.Yaml, YamlDepth) is YamlTree.Map map)
            {
                foreach (var (key, value) in map.Entries.Where(entry => entry.Key is not ("questions" or "equality")))
                {
                    faults.Add(text.File, value.Line, $"“{key}” is not known here", "use questions, equality");
                }

                return map;
            }

            faults.Add(text.File, 1, "the survey is not a list of fields", "it has questions and, if it must ask who people are, equality");
        }
        catch (YamlFaultException fault)
        {
            faults.Add(text.File, fault.Line, $"the survey cannot be read: {fault.Message}", "one “name: value” a line");
        }

        return null;
    }

    private List<QuestionMap> Maps(SurveyText text, YamlTree.Map root, string key)
    {
        var maps = new List<QuestionMap>();
        foreach (var (id, value) in root.Entries.GetValueOrDefault(key) is YamlTree.Map questions ? questions.Entries : new Dictionary<string, YamlTree>())
        {
            if (value is YamlTree.Map map)
            {
                maps.Add(new QuestionMap(text.File, id, map, faults));
            }
            else
            {
                faults.Add(text.File, value.Line, $"“{id}” holds no fields", $"{id}: {{type: agree}}, or {{bank: QUESTION}}");
            }
        }

        return maps;
    }

    /// <summary>Each name under <c>equality</c> is a question of the bank; there is no other way to ask who people are.</summary>
    private IEnumerable<QuestionMap> AboutPeople(SurveyText text, YamlTree.Map root)
    {
        var tree = root.Entries.GetValueOrDefault("equality");
        foreach (var name in tree is YamlTree.List list ? list.Items.OfType<YamlTree.Scalar>() : [])
        {
            yield return new QuestionMap(text.File, name.Value, new YamlTree.Map(new Dictionary<string, YamlTree> { ["bank"] = name }, name.Line), faults);
        }

        if (tree is not (null or YamlTree.List))
        {
            faults.Add(text.File, tree.Line, "“equality” is not a list", "equality: [age, …], names of questions in the bank");
        }
    }

    private static void Add(List<SurveyQuestion> questions, IEnumerable<QuestionMap> maps, IReadOnlyDictionary<string, QuestionMap>? bank, bool? about, string key)
    {
        foreach (var map in maps)
        {
            if (map.HasGoodName() && QuestionOf(map, bank, key) is { } question && Fits(question, map, questions, about))
            {
                questions.Add(question);
            }
        }
    }

    private static SurveyQuestion? QuestionOf(QuestionMap map, IReadOnlyDictionary<string, QuestionMap>? bank, string key)
    {
        if (map.Text("bank") is not { } name || bank is null)
        {
            map.Know(OwnKeys);
            return QuestionReader.Read(map, map, new SectionName(key, map.Id));
        }

        map.Know(BankKeys);
        if (bank.GetValueOrDefault(name) is { } source)
        {
            return QuestionReader.Read(map, source, new SectionName(Bank, name));
        }

        map.Fault(map.LineOf("bank"), $"there is no question “{name}” in the bank", $"use one of {string.Join(", ", bank.Keys)}");
        return null;
    }

    private static bool Fits(SurveyQuestion question, QuestionMap map, List<SurveyQuestion> before, bool? about)
    {
        if (before.Any(other => other.Id == question.Id))
        {
            return map.Fault(map.Line, "the question stands twice", "every name once");
        }

        if (about is { } wanted && question.IsAboutPeople != wanted)
        {
            return map.Fault(map.Line, wanted ? "it does not ask who people are" : "who people are is asked at the end, and only if it must be", wanted ? "put it under questions" : "put its name under equality: […]");
        }

        if (question.IsAboutPeople && (question.Required || question.When is not null))
        {
            return map.Fault(map.Line, "nobody has to say who they are", "leave out required and when");
        }

        return question.When is not { } when || Fits(when, map, before);
    }

    /// <summary>A branch is a table of one question by another: never by who people are.</summary>
    private static bool Fits(Condition when, QuestionMap map, List<SurveyQuestion> before) =>
        before.FirstOrDefault(other => other.Id == when.Question) is { IsText: false, IsAboutPeople: false, Kind: not QuestionKind.Rank } earlier
        && when.Options.Count > 0 && when.Options.All(earlier.Options.Contains)
        || map.Fault(map.LineOf("when"), $"“when” names no earlier question “{when.Question}” with these options", "an earlier question to choose from, and some of its options");

    private void CheckWhole(SurveyText text, List<SurveyQuestion> questions)
    {
        if (questions.All(question => question.IsAboutPeople) || (text.Key != Bank && questions.Count > Survey.MaxQuestions))
        {
            faults.Add(text.File, 1, $"the survey has {questions.Count} questions", $"from 1 to {Survey.MaxQuestions}, not only about who people are");
        }
    }

    private static string VersionOf(SurveyText text, SurveyText? bank) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text.Yaml}\n{bank?.Yaml}")))[..16];
}
