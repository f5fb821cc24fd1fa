using PreventPublic.Core.Yaml;

namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>A flow being put together: first everything is declared, then what names what is resolved.</summary>
internal sealed class Draft(Scope root, FlowFaults faults)
{
    private readonly List<Question> _questions = [];
    private readonly List<(Question Question, Fields Fields, Scope Scope)> _open = [];
    private readonly Dictionary<string, Question> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _conditions = new(StringComparer.Ordinal);

    public IReadOnlyList<Question> Questions => _questions;

    public List<Outcome> Outcomes { get; } = [];

    public List<Condition> Conditions { get; } = [];

    public Dictionary<string, When> Facts { get; } = new(StringComparer.Ordinal);

    public Question? Find(string id) => _byId.GetValueOrDefault(id);

    public int? ConditionOf(Scope scope, string name) =>
        _conditions.TryGetValue(scope.Name(name), out var own) ? own : _conditions.TryGetValue(name, out var shared) ? shared : null;

    public void DeclareAll()
    {
        foreach (var scope in root.All)
        {
            foreach (var (name, map) in scope.Fields.Maps("questions"))
            {
                Declare(scope, name, map);
            }

            foreach (var name in scope.Fields.Words("conditions"))
            {
                DeclareCondition(scope, name);
            }
        }

        foreach (var (name, map) in root.Fields.Maps("outcomes"))
        {
            DeclareOutcome(name, map);
        }

        if (_questions.Count is 0 or > Flow.MaxQuestions)
        {
            faults.Error("", root.Fields.Place, $"the flow has {_questions.Count} questions", $"from 1 to {Flow.MaxQuestions}");
        }
    }

    public void ResolveAll()
    {
        var whens = new WhenReader(this, faults);
        foreach (var scope in root.All)
        {
            whens.ReadNamed(scope);
        }

        foreach (var (question, fields, scope) in _open)
        {
            question.Adds = [.. fields.Items("adds").Select(item => AdditionOf(question, item, scope, whens)).OfType<Addition>()];
            question.Rules = new RuleReader(this, whens, faults).Read(question, fields, scope);
        }
    }

    public int? StartOf(Scope scope)
    {
        if (scope.Fields.Text("start") is { } name && TargetOf(scope, name, scope.Fields.PlaceOf("start"), "") is { IsOutcome: false } target)
        {
            return target.Index;
        }

        faults.Error("", scope.Fields.Place, "the flow does not say where it starts", "start: NAME of its first question");
        return null;
    }

    /// <summary>What a name means in a scope: a question, a sub-flow's first question, an outcome, or an exit to the scope above.</summary>
    public Target? TargetOf(Scope scope, string name, Place place, string node)
    {
        if (_byId.TryGetValue(scope.Name(name), out var question))
        {
            return new Target(false, question.Index);
        }

        if (scope.Uses.TryGetValue(name, out var use))
        {
            return StartOf(use) is { } start ? new Target(false, start) : null;
        }

        if (scope.Parent is null && _outcomes.TryGetValue(name, out var outcome))
        {
            return new Target(true, outcome);
        }

        if (scope.Parent is { } parent && scope.Fields.Words("exits").Contains(name))
        {
            return scope.Exits.TryGetValue(name, out var exit) ? TargetOf(parent, exit.Target, exit.Place, node) : null;
        }

        faults.Error(node, place, $"there is no “{name}” to go to", scope.Parent is null ? "name a question, a sub-flow or an outcome" : "name a question or one of the exits");
        return null;
    }

    private void Declare(Scope scope, string name, YamlTree.Map map)
    {
        var id = scope.Name(name);
        var fields = scope.FieldsOf(map, id, faults);
        if (!Names.AreGood(name) || _byId.ContainsKey(id) || scope.Uses.ContainsKey(name))
        {
            faults.Error(id, fields.Place, $"“{name}” cannot be a question's name", _byId.ContainsKey(id) || scope.Uses.ContainsKey(name) ? "every name once" : Names.Allowed);
            return;
        }

        if (QuestionReader.Read(_questions.Count, id, (scope.Text.Key, name), fields, root.Fields.Words("parts"), faults) is { } question)
        {
            _questions.Add(question);
            _byId[id] = question;
            _open.Add((question, fields, scope));
        }
    }

    private void DeclareCondition(Scope scope, string name)
    {
        var id = scope.Name(name);
        if (!Names.AreGood(name) || !_conditions.TryAdd(id, Conditions.Count))
        {
            faults.Error(id, scope.Fields.PlaceOf("conditions"), $"“{name}” cannot be a condition's name", _conditions.ContainsKey(id) ? "every name once" : Names.Allowed);
            return;
        }

        Conditions.Add(new Condition(Conditions.Count, id, scope.Fields.PlaceOf("conditions"), (scope.Text.Key, name)));
    }

    private void DeclareOutcome(string name, YamlTree.Map map)
    {
        var fields = root.FieldsOf(map, name, faults);
        fields.Know("severity", "contacts", "conditions", "with-conditions", "review");
        if (!Names.AreGood(name) || _byId.ContainsKey(name) || root.Uses.ContainsKey(name) || !_outcomes.TryAdd(name, Outcomes.Count))
        {
            faults.Error(name, fields.Place, $"“{name}” cannot be an outcome's name", Names.AreGood(name) ? "no question, sub-flow or other outcome has the same name" : Names.Allowed);
            return;
        }

        if (!Enum.TryParse<Severity>(fields.Text("severity"), ignoreCase: true, out var severity))
        {
            faults.Error(name, fields.PlaceOf("severity"), "the outcome does not say how serious it is", "severity: clear, care, ask or stop");
        }

        if (fields.Tree("review") is null)
        {
            faults.Error(name, fields.Place, "the outcome has no review date", "review: the date by which somebody looks at it again, for example 2027-05-31");
        }

        var conditions = ConditionsOf(root, fields, "conditions", name);
        var shows = fields.Text("with-conditions") == "true" || conditions.Count > 0;
        Outcomes.Add(new Outcome(Outcomes.Count, name, fields.Place, severity, shows, fields.Words("contacts"), conditions, fields.Day("review"), (root.Text.Key, name)));
    }

    private Addition? AdditionOf(Question question, YamlTree item, Scope scope, WhenReader whens)
    {
        if (item is not YamlTree.Map map)
        {
            faults.Error(question.Id, new Place(scope.Text.File, item.Line), "an addition is not a group", "- when: …, then conditions: [NAME]");
            return null;
        }

        var fields = scope.FieldsOf(map, question.Id, faults);
        fields.Know("when", "conditions");
        var when = fields.Tree("when") is { } tree ? whens.Read(tree, scope, question.Id) : When.Always;
        return when is null ? null : new Addition(when, ConditionsOf(scope, fields, "conditions", question.Id), fields.Place);
    }

    private List<int> ConditionsOf(Scope scope, Fields fields, string key, string node)
    {
        var found = new List<int>();
        foreach (var name in fields.Words(key))
        {
            if (ConditionOf(scope, name) is { } condition)
            {
                found.Add(condition);
            }
            else
            {
                faults.Error(node, fields.PlaceOf(key), $"there is no condition “{name}”", "list it under conditions:");
            }
        }

        return found;
    }
}
