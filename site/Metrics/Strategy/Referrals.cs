namespace PreventPublic.Metrics.Strategy;

/// <summary>What is never measured here.</summary>
public static class Referrals
{
    public const string Why =
        "Referral numbers are never a success measure: a target for them would reward reporting people. Measure whether people know what Prevent is and whom to ask";

    /// <summary>Whether a name speaks of referrals.</summary>
    public static bool AreIn(string? name) => name?.Contains("referral", StringComparison.OrdinalIgnoreCase) == true;
}
