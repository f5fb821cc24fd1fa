using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Core.Access;

/// <summary>Opens something to whoever holds it. It is shown once; only its digest is kept.</summary>
public static class SecretToken
{
    /// <summary>Two hundred and fifty-six bits: there is nothing to guess.</summary>
    /// <param name="beginning">Says what it is for, so that a leaked one can be recognised: <c>ppt_</c>.</param>
    public static string New(string beginning) => beginning + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
