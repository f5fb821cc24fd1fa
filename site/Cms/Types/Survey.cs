using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>The words of a survey or of the question bank: one section a question, by its id. The questions stand beside it as data.</summary>
[ContentType("survey", "surveys", Label = "Survey", Default = true)]
public sealed record Survey : ContentItem;

/// <summary>A survey's questions (<c>KEY.yaml</c>).</summary>
[ContentType("survey-data", "surveys", Label = "Survey questions", Data = true)]
public sealed record SurveyData : ContentItem
{
    public override bool NeedsSummary => false;
}
