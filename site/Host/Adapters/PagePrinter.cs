using PreventPublic.Decisions;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Host.Adapters;

/// <summary>Packs and certificates are printed by the same browser as records.</summary>
public sealed class PagePrinter(IPdfMaker pdf) : IPagePrinter
{
    public bool IsReady => pdf.IsReady;

    public Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel) => pdf.PrintAsync(host, address, cancel);
}
