namespace PreventPublic.Metrics;

/// <summary>Knows who enters a site's figures. The host answers from the staff store.</summary>
public interface IFigureKeepers
{
    /// <summary>Their e-mail addresses.</summary>
    Task<IReadOnlyList<string>> AddressesAsync(string site, CancellationToken cancel);
}
