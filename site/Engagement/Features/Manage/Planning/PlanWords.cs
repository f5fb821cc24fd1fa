using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning;

/// <summary>What the screens of the plan call things.</summary>
public static class PlanWords
{
    /// <summary>Codes of content, in the order of its vocabulary.</summary>
    public static readonly IReadOnlyList<string> Audiences = ["residents", "parents", "young-people", "educators", "faith-and-community", "venues", "councillors", "professionals", "partners"];

    public static IReadOnlyList<Choice> Kinds { get; } = [.. PlanKinds.All.Select(kind => new Choice(kind, Name(kind)))];

    public static IReadOnlyList<Choice> AudienceChoices { get; } = [new("", "Everybody"), .. Audiences.Select(code => new Choice(code, Name(code)))];

    /// <summary>A code as words: <c>young-people</c> is “Young people”.</summary>
    public static string Name(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    public static string Label(PlanStanding standing) => standing.ToString();

    public static string ColourOf(PlanStanding standing) => standing switch
    {
        PlanStanding.Done => "govuk-tag--green",
        PlanStanding.Late => "govuk-tag--red",
        _ => "govuk-tag--blue",
    };
}
