using PreventPublic.Core;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Consultations.Invitations;

/// <summary>Who is invited: so many by e-mail, so many by a card.</summary>
public sealed record Invitees(IReadOnlyList<string> Addresses, int Cards)
{
    private const int MostShown = 3;

    public int Count => Addresses.Count + Cards;

    /// <summary>Reads addresses as officers paste them: one a line, or with commas or semicolons between.</summary>
    /// <param name="problem">What to change; empty when they can be invited.</param>
    public static Invitees Read(string? addresses, int cards, out string problem)
    {
        var all = (addresses ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = all.Where(address => !EmailAddress.IsValid(address)).ToList();
        var twice = all.GroupBy(EmailAddress.KeyOf).Where(same => same.Count() > 1).Select(same => same.First()).ToList();
        var invitees = new Invitees(all, cards);
        problem = wrong.Count > 0 ? $"{Some(wrong)} cannot be {(wrong.Count == 1 ? "an e-mail address" : "e-mail addresses")}. Write one address a line, without names"
            : twice.Count > 0 ? $"{Some(twice)} {(twice.Count == 1 ? "is" : "are")} there twice. Each person answers once: leave one of the two out"
            : cards < 0 ? "Enter the number of cards, or 0"
            : invitees.Count is < RoundDesk.FewestInvited or > RoundDesk.MostInvited ? $"That is {invitees.Count} {(invitees.Count == 1 ? "person" : "people")} in all. From {RoundDesk.FewestInvited} to {RoundDesk.MostInvited} can be invited: with fewer, answers could not hide among one another"
            : "";
        return invitees;
    }

    private static string Some(IReadOnlyList<string> addresses) =>
        string.Join(", ", addresses.Take(MostShown).Select(address => $"“{(address.Length > 60 ? address[..60] + "…" : address)}”")) + (addresses.Count > MostShown ? $" and {addresses.Count - MostShown} more" : "");
}
