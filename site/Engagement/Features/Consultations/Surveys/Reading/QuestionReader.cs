namespace PreventPublic.Engagement.Features.Consultations.Surveys.Reading;

/// <summary>Reads what a question is and what may be answered.</summary>
internal static class QuestionReader
{
    private const int DefaultText = 300;

    /// <param name="map">How the survey uses it.</param>
    /// <param name="source">Where it is defined: the survey itself, or the bank.</param>
    public static SurveyQuestion? Read(QuestionMap map, QuestionMap source, SectionName words)
    {
        if (!QuestionKinds.ByName.TryGetValue(source.Text("type") ?? "", out var type))
        {
            source.Fault(source.LineOf("type"), $"“type: {source.Text("type")}” is no type of question", $"use {string.Join(", ", QuestionKinds.ByName.Keys)}");
            return null;
        }

        var options = source.Names("options");
        if (!AreOptions(type.Kind, type.Options, options, source))
        {
            return null;
        }

        var exclusive = source.Text("exclusive");
        if (exclusive is not null && (type.Kind != QuestionKind.Several || !options!.Contains(exclusive)))
        {
            source.Fault(source.LineOf("exclusive"), $"“exclusive: {exclusive}” is not one of the options", "name the option that stands alone");
            return null;
        }

        var limit = map.Number("limit", 20, SurveyQuestion.MaxText) ?? source.Number("limit", 20, SurveyQuestion.MaxText) ?? DefaultText;
        var when = map.When() is { } given ? new Condition(given.Question, given.Options) : null;
        return new SurveyQuestion(map.Id, type.Kind, type.Options ?? options!, map.Flag("required"), type.Kind == QuestionKind.Text ? limit : 0, exclusive, when, words);
    }

    private static bool AreOptions(QuestionKind kind, IReadOnlyList<string>? always, IReadOnlyList<string>? given, QuestionMap source)
    {
        if (always is not null)
        {
            return given is null || source.Fault(source.LineOf("options"), "this type has options of its own", "leave “options” out");
        }

        if (given is null || given.Count < 2 || given.Count > QuestionKinds.MostOptions(kind))
        {
            return source.Fault(source.LineOf("options"), $"the question has {given?.Count ?? 0} options", $"from 2 to {QuestionKinds.MostOptions(kind)}");
        }

        return kind is not (QuestionKind.Age or QuestionKind.Equality) || given.Contains(QuestionKinds.PreferNot)
            || source.Fault(source.LineOf("options"), "nobody has to say who they are", $"add {QuestionKinds.PreferNot}");
    }
}
