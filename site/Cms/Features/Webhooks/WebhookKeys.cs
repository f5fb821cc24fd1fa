using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>The keys that deliveries are signed with. They are stored protected, and shown once.</summary>
/// <param name="services">Asked for Data Protection when a key is needed: a command line that publishes needs none.</param>
public sealed class WebhookKeys(IServiceProvider services, TimeProvider time)
{
    public const string Header = "Prevent-Signature";

    /// <summary>How long the key before signs too, so that a receiver can change over in peace.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private IDataProtector Protector => field ??= services.GetRequiredService<IDataProtectionProvider>().CreateProtector("webhook-keys");

    public (string Shown, string Stored) New()
    {
        var key = "whk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (key, Protector.Protect(key));
    }

    /// <summary>Puts a new key in; the old one goes on for <see cref="Overlap"/>.</summary>
    /// <returns>The new key, to be shown.</returns>
    public string Rotate(WebhookRecord hook)
    {
        var (shown, stored) = New();
        (hook.OldKey, hook.OldKeyUntil, hook.Key) = (hook.Key, time.GetUtcNow().UtcDateTime + Overlap, stored);
        return shown;
    }

    /// <summary><c>t=1796000000,v1=…</c>: HMAC-SHA256, lower-case hex, over the time, a full stop and the body; one <c>v1</c> for each key in force.</summary>
    public string Sign(WebhookRecord hook, string body)
    {
        var now = time.GetUtcNow();
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var keys = hook.OldKey is not null && hook.OldKeyUntil > now.UtcDateTime ? new[] { hook.Key, hook.OldKey } : [hook.Key];
        return $"t={seconds},{string.Join(',', keys.Select(key => "v1=" + Hash(Protector.Unprotect(key), $"{seconds}.{body}")))}";
    }

    private static string Hash(string key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
}
