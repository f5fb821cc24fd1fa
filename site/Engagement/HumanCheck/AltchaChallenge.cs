using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>Parameters of an ALTCHA v2 challenge, as its protocol names them.</summary>
/// <param name="Cost">Rounds of PBKDF2.</param>
/// <param name="ExpiresAt">Unix seconds.</param>
/// <param name="Nonce">Hex.</param>
/// <param name="Salt">Hex.</param>
public sealed record AltchaParameters(
    string Algorithm, int Cost, AltchaData? Data, long ExpiresAt, int KeyLength, string KeyPrefix, string Nonce, string Salt)
{
    /// <summary>Keys in order, no spaces: what is signed. Every value is plain ASCII that JSON leaves as it is.</summary>
    public string Canonical()
    {
        var data = Data is null ? "" : $"\"data\":{{\"challengeId\":\"{Data.ChallengeId}\"}},";
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"algorithm":"{{Algorithm}}","cost":{{Cost}},{{data}}"expiresAt":{{ExpiresAt}},"keyLength":{{KeyLength}},"keyPrefix":"{{KeyPrefix}}","nonce":"{{Nonce}}","salt":"{{Salt}}"}""");
    }

    public string SignedWith(byte[] secret) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(Canonical())));

    /// <summary>The key for a counter: PBKDF2 of the nonce followed by the counter as four bytes, big-endian.</summary>
    public string KeyFor(uint counter)
    {
        var nonce = Convert.FromHexString(Nonce);
        var password = new byte[nonce.Length + sizeof(uint)];
        nonce.CopyTo(password, 0);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(password.AsSpan(nonce.Length), counter);
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromHexString(Salt), Cost, HashAlgorithmName.SHA256, KeyLength));
    }
}

/// <param name="ChallengeId">The form's id: a solution serves this form only, and a form is taken once.</param>
public sealed record AltchaData(string ChallengeId);

public sealed record AltchaChallenge(AltchaParameters Parameters, string Signature);

/// <summary>What the browser sends back, as base64 of JSON.</summary>
public sealed record AltchaPayload(AltchaChallenge? Challenge, AltchaSolution? Solution);

/// <param name="Counter">Must be a whole JSON number: a text that merely looks like one has fooled other verifiers.</param>
/// <param name="DerivedKey">Lower-case hex.</param>
[JsonNumberHandling(JsonNumberHandling.Strict)]
public sealed record AltchaSolution(uint Counter, string DerivedKey);
