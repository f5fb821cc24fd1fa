namespace PreventPublic.Core.Access;

/// <summary>Whoever wrote something or asks for its approval cannot give it, and what is approved is exactly what was seen.</summary>
public static class SecondPerson
{
    /// <param name="askedBy">Who asked.</param>
    /// <param name="writers">Who wrote in it: see <see cref="Writers"/>.</param>
    /// <param name="hash">Of what is asked about now.</param>
    /// <param name="seen">Of what the approver was shown.</param>
    /// <returns>Null when <paramref name="staff"/> may approve it; otherwise why not.</returns>
    public static string? Refusal(Guid? askedBy, string writers, string? hash, string seen, StaffMember staff) =>
        askedBy == staff.Id ? "You asked for approval yourself: somebody else has to give it."
        : Writers.Has(writers, staff.Id) ? "You wrote in it yourself: somebody else has to approve it."
        : hash != seen ? "It is not what you were shown any more. Read it again."
        : null;
}
