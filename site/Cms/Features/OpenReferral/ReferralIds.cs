using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Cms.Features.OpenReferral;

/// <summary>Ids that stay the same for as long as a thing has its name: UUIDs of version 5 (RFC 9562 §5.5).</summary>
public static class ReferralIds
{
    private static readonly byte[] Space = Guid.Parse("6f7e4b1c-2f0f-5c2a-9b54-0f9f4d1d6a10").ToByteArray(bigEndian: true);

    public static string Of(params IEnumerable<string> parts)
    {
#pragma warning disable CA5350 // The standard says SHA-1; nothing is secured by it.
        var hash = SHA1.HashData([.. Space, .. Encoding.UTF8.GetBytes(string.Join('\n', parts))])[..16];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
