namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>What came of looking at an address once.</summary>
/// <param name="Status">The HTTP status in the end; null where it was not reached.</param>
/// <param name="Fault">Why it was not reached, in a few words.</param>
/// <param name="MovedTo">Where it now is, when every redirect on the way was one for good.</param>
/// <param name="RetryAfter">How long it asks to be left alone.</param>
public sealed record LinkLook(int? Status, string? Fault = null, string? MovedTo = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Something was found there.</summary>
    public bool Works => Status is >= 200 and < 300;

    /// <summary>The site says that there is nothing (RFC 9110, 15.5.5 and 15.5.11).</summary>
    public bool IsGone => Status is 404 or 410;

    /// <summary>Not found, not reached, or the site is not well. What a site keeps from programs is neither found nor missing.</summary>
    public bool Failed => Status is null or 404 or 410 or >= 500;
}
