using PreventPublic.Core.Yaml;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>Reads a question's <c>next</c>: ordered rules, the last of which is <c>otherwise</c>; or one name for all answers.</summary>
internal sealed class RuleReader(Draft draft, WhenReader whens, FlowFaults faults)
{
    public IReadOnlyList<Rule> Read(Question question, Fields fields, Scope scope)
    {
        if (fields.Tree("next") is YamlTree.Scalar one)
        {
            var place = fields.PlaceOf("next");
            return draft.TargetOf(scope, one.Value.Trim(), place, question.Id) is { } target ? [new Rule(When.Always, target, place)] : [];
        }

        var items = fields.Items("next");
        if (items.Count == 0 || items[^1] is not YamlTree.Map last || !last.Entries.ContainsKey("otherwise"))
        {
            faults.Error(question.Id, fields.PlaceOf("next"), "the rules do not say what happens otherwise", "end them with “- otherwise: NAME”");
        }

        return [.. items.Select((item, index) => RuleOf(question, item, scope, index == items.Count - 1)).OfType<Rule>()];
    }

    private Rule? RuleOf(Question question, YamlTree item, Scope scope, bool isLast)
    {
        var place = new Place(scope.Text.File, item.Line);
        if (item is not YamlTree.Map map)
        {
            faults.Error(question.Id, place, "a rule is not a group", "- when: …, then goto: NAME");
            return null;
        }

        var fields = scope.FieldsOf(map, question.Id, faults);
        if (fields.Tree("otherwise") is not null)
        {
            fields.Know("otherwise");
            if (!isLast)
            {
                faults.Error(question.Id, place, "rules behind “otherwise” are never reached", "make it the last");
            }

            return draft.TargetOf(scope, fields.Text("otherwise") ?? "", place, question.Id) is { } always ? new Rule(When.Always, always, place) : null;
        }

        fields.Know("when", "goto");
        var when = fields.Tree("when") is { } tree ? whens.Read(tree, scope, question.Id) : null;
        if (fields.Tree("when") is null || fields.Text("goto") is null)
        {
            faults.Error(question.Id, place, "a rule needs a test and a place to go", "- when: …, then goto: NAME");
            return null;
        }

        return draft.TargetOf(scope, fields.Text("goto")!, fields.PlaceOf("goto"), question.Id) is { } to && when is not null ? new Rule(when, to, place) : null;
    }
}
