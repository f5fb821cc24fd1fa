using PreventPublic.Core.Words;

namespace PreventPublic.Decisions.Flows.Wording;

/// <summary>Finds words that are missing: everything needs English, and what readers must understand needs every language of the site.</summary>
public static class WordsCheck
{
    public static void Check(Flow flow, IFlowLibrary library, FlowFaults faults)
    {
        foreach (var language in library.Languages)
        {
            var texts = new Dictionary<string, IReadOnlyDictionary<string, SectionText>>(StringComparer.Ordinal);
            foreach (var (id, words, options) in Nodes(flow))
            {
                if (!texts.TryGetValue(words.Flow, out var nodes))
                {
                    texts[words.Flow] = nodes = SectionTexts.Of((library.Prose(words.Flow, language)?.Passages ?? []).Where(passage => passage.Language == language));
                }

                var place = new Place(library.FileOf(words.Flow, language), 1);
                if (nodes.GetValueOrDefault(words.Section) is not { Title.Length: > 0 } text)
                {
                    faults.Error(id, place, $"“{words.Section}” has no words in {language.EnglishName}", $"add ## … {{#{words.Section}}}");
                    continue;
                }

                foreach (var option in options.Where(option => !text.Options.ContainsKey(option)))
                {
                    faults.Error(id, place, $"the option “{option}” of “{words.Section}” has no words in {language.EnglishName}", $"add - `{option}` … below its question");
                }
            }
        }
    }

    private static IEnumerable<(string Id, (string Flow, string Section) Words, IReadOnlyList<string> Options)> Nodes(Flow flow) =>
        flow.Questions.Select(question => (question.Id, question.Words, question.Options))
            .Concat(flow.Outcomes.Select(outcome => (outcome.Id, outcome.Words, (IReadOnlyList<string>)[])))
            .Concat(flow.Conditions.Select(condition => (condition.Id, condition.Words, (IReadOnlyList<string>)[])))
            .Concat(flow.Parts.Select(part => (part, (flow.Id, part), (IReadOnlyList<string>)[])));
}
