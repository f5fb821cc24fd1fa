using PreventPublic.Decisions;
using PreventPublic.Metrics;

namespace PreventPublic.Host.Strategy;

/// <summary>Reports are printed by the same browser as records.</summary>
public sealed class ReportPrinter(IPdfMaker pdf) : IReportPrinter
{
    public bool IsReady => pdf.IsReady;

    public Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel) => pdf.PrintAsync(host, address, cancel);
}
