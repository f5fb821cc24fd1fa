using PreventPublic.Decisions;
using PreventPublic.Engagement.Features.Packs;

namespace PreventPublic.Host.Adapters;

/// <summary>Packs are printed by the same browser as records.</summary>
public sealed class PackPrinter(IPdfMaker pdf) : IPackPrinter
{
    public bool IsReady => pdf.IsReady;

    public Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel) => pdf.PrintAsync(host, address, cancel);
}
