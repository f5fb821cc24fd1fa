namespace PreventPublic.Engagement.HumanCheck;

/// <summary>Tells people from programs on public forms. Whoever does not pass is not turned away: their e-mail address is confirmed instead.</summary>
public interface IHumanCheck
{
    /// <summary>The field that the browser's part of the check fills in.</summary>
    string Field { get; }

    /// <summary>What the form carries for the browser's part; null when there is none.</summary>
    string? ChallengeFor(Guid form);

    Task<HumanVerdict> CheckAsync(Guid form, string? answer, CancellationToken cancel);
}

public enum HumanVerdict
{
    Passed,

    /// <summary>Nothing came: no JavaScript, or an old browser.</summary>
    Missing,

    /// <summary>What came is wrong, old, or for another form.</summary>
    Failed,

    /// <summary>The provider could not be asked.</summary>
    Unavailable,
}

/// <summary>No check: the council relies on what else guards the forms.</summary>
public sealed class NoHumanCheck : IHumanCheck
{
    public string Field => "";

    public string? ChallengeFor(Guid form) => null;

    public Task<HumanVerdict> CheckAsync(Guid form, string? answer, CancellationToken cancel) => Task.FromResult(HumanVerdict.Passed);
}
