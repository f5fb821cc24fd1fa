namespace PreventPublic.Metrics;

/// <summary>Prints a page of this site into a PDF file, where the site has a browser that can.</summary>
public interface IReportPrinter
{
    bool IsReady { get; }

    /// <param name="host">The host as the reader asked for it: it chooses the site.</param>
    /// <param name="address">Path from the root.</param>
    Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel);
}
