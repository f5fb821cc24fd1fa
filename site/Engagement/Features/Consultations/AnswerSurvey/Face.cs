using Microsoft.AspNetCore.Html;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>Five faces from unhappy to happy, drawn in the colour of the text. Each stands beside its word and says nothing by itself.</summary>
public static class Face
{
    private static readonly IReadOnlyList<HtmlString> Faces =
    [
        Draw("M10 24 Q16 15 22 24"),
        Draw("M10 23 Q16 18 22 23"),
        Draw("M10 21 L22 21"),
        Draw("M10 20 Q16 25 22 20"),
        Draw("M9 19 Q16 29 23 19"),
    ];

    /// <param name="at">From 0, the unhappiest.</param>
    public static IHtmlContent Of(int at) => Faces[at];

    private static HtmlString Draw(string mouth) => new(
        $"<svg class=\"pp-face\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" aria-hidden=\"true\" focusable=\"false\"><circle cx=\"16\" cy=\"16\" r=\"14\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/><circle cx=\"11\" cy=\"12\" r=\"2\" fill=\"currentColor\"/><circle cx=\"21\" cy=\"12\" r=\"2\" fill=\"currentColor\"/><path d=\"{mouth}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\"/></svg>");
}
