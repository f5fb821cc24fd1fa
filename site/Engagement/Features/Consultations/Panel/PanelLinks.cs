namespace PreventPublic.Engagement.Features.Consultations.Panel;

public static class PanelLinks
{
    public static string Panel(string consultation) => $"/consultations/{consultation}/panel";

    public static string Answer(string consultation) => $"/consultations/{consultation}/panel/answer";

    /// <summary>Where a browser asks for a signature.</summary>
    public static string Ballot(string consultation) => $"/consultations/{consultation}/panel/ballot";

    /// <summary>Where a browser puts a sealed answer.</summary>
    public static string Box(string consultation) => $"/consultations/{consultation}/panel/box";

    public static string Keys(string consultation) => $"/consultations/{consultation}/keys";
}
