using System.Net;
using PreventPublic.Core.Counting;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>How much one address may ask of the signing key and the box. A school behind one address answers in one lesson.</summary>
public sealed class PanelGuard(IShortCounts counts)
{
    private const int PerTenMinutes = 600;

    private readonly ShortLimit _addresses = new(counts, "panel", TimeSpan.FromMinutes(10), PerTenMinutes);

    public ValueTask<bool> AllowsAsync(IPAddress? address) => _addresses.AllowsAsync(Network.Of(address));
}
