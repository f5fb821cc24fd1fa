namespace PreventPublic.Decisions.Flows.Reading;

/// <summary>Reads what a question is: its type and what may be answered.</summary>
internal static class QuestionReader
{
    public static readonly IReadOnlyList<string> YesNo = ["yes", "no", "unsure"];

    private static readonly Dictionary<string, QuestionType> Types = new(StringComparer.Ordinal)
    {
        ["choice"] = QuestionType.Choice,
        ["choices"] = QuestionType.Choices,
        ["yes-no"] = QuestionType.YesNo,
        ["number"] = QuestionType.Number,
        ["date"] = QuestionType.Date,
    };

    public static Question? Read(int index, string id, (string, string) words, Fields fields, IReadOnlyList<string> parts, FlowFaults faults)
    {
        fields.Know("type", "options", "exclusive", "min", "max", "part", "adds", "next");
        if (!Types.TryGetValue(fields.Text("type") ?? "", out var type))
        {
            faults.Error(id, fields.PlaceOf("type"), $"“type: {fields.Text("type")}” is no type of question", $"use {string.Join(", ", Types.Keys)}");
            return null;
        }

        var part = fields.Text("part");
        if (part is not null && !parts.Contains(part))
        {
            faults.Error(id, fields.PlaceOf("part"), $"there is no part “{part}”", parts.Count == 0 ? "list it under parts:" : $"use {string.Join(", ", parts)}");
        }

        var options = type == QuestionType.YesNo ? YesNo : fields.Words("options");
        CheckOptions(id, type, options, fields, faults);
        var exclusive = fields.Text("exclusive");
        if (exclusive is not null && (type != QuestionType.Choices || !options.Contains(exclusive)))
        {
            faults.Error(id, fields.PlaceOf("exclusive"), $"“exclusive: {exclusive}” is not one of the choices", "name the option that stands alone");
        }

        return new Question
        {
            Index = index,
            Id = id,
            Place = fields.Place,
            Type = type,
            Options = options,
            Exclusive = exclusive is null ? null : options.ToList().IndexOf(exclusive),
            Min = fields.Number("min") ?? 0,
            Max = fields.Number("max") ?? 1_000_000,
            Part = part,
            Words = words,
        };
    }

    private static void CheckOptions(string id, QuestionType type, IReadOnlyList<string> options, Fields fields, FlowFaults faults)
    {
        var hasOptions = type is QuestionType.Choice or QuestionType.Choices;
        if (hasOptions ? options.Count is < 2 or > Question.MaxOptions : type != QuestionType.YesNo && options.Count > 0)
        {
            faults.Error(id, fields.PlaceOf("options"), $"the question has {options.Count} options", hasOptions ? $"from 2 to {Question.MaxOptions}" : "numbers and dates have none");
        }

        foreach (var option in options.Where(option => !Names.AreGood(option)))
        {
            faults.Error(id, fields.PlaceOf("options"), $"“{option}” cannot be an option's name", Names.Allowed);
        }

        foreach (var twice in options.GroupBy(option => option).Where(group => group.Count() > 1))
        {
            faults.Error(id, fields.PlaceOf("options"), $"the option “{twice.Key}” stands twice", "every name once");
        }
    }
}
