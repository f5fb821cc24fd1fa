using System.Net;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>How much one address may ask of the signing key and the box. A school behind one address answers in one lesson.</summary>
public sealed class PanelGuard(TimeProvider time)
{
    private const int PerTenMinutes = 600;

    private readonly ShortMemory _addresses = new(TimeSpan.FromMinutes(10), PerTenMinutes, time);

    public bool Allows(IPAddress? address) => _addresses.Allows(ShortMemory.Of(address));
}
