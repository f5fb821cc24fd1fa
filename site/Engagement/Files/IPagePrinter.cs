namespace PreventPublic.Engagement.Files;

/// <summary>Makes a PDF file of a page, where the machine has something to do it with.</summary>
public interface IPagePrinter
{
    bool IsReady { get; }

    /// <param name="host">The host that the page is asked at.</param>
    /// <param name="address">From its root.</param>
    Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel);
}
