namespace PreventPublic.Engagement.Features.Consultations.Screening;

/// <summary>Refuses what could reach a person, in the officers' own books: there, it is a gate and no question.</summary>
public static class ContactDetails
{
    private static readonly string[] Refused = ["email", "phone"];

    /// <summary>What to do about a text; null where nothing has to be done.</summary>
    public static string? FaultOf(string text) => TextScreen.Of(text).Kinds.Intersect(Refused).FirstOrDefault() switch
    {
        null => null,
        "email" => "Take out the e-mail address: nothing that could reach a person belongs here",
        _ => "Take out what looks like a phone number: nothing that could reach a person belongs here",
    };
}
