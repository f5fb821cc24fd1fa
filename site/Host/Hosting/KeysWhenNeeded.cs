namespace PreventPublic.Host.Hosting;

/// <summary>
/// Leaves the keys that protect staff's cookies in the store until somebody signs in. ASP.NET Core would read them at every
/// start, and with them EF Core, in processes that only serve pages (ADR 0005).
/// </summary>
public static class KeysWhenNeeded
{
    /// <summary>ASP.NET Core's own service, which it does not name in public.</summary>
    private const string EarlyReader = "DataProtectionHostedService";

    public static void ReadKeysWhenNeeded(this IServiceCollection services)
    {
        var early = services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == EarlyReader).ToList();
        early.ForEach(service => services.Remove(service));
    }
}
