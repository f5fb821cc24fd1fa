using System.Security.Cryptography;
using System.Text;
using PreventPublic.Engagement.Features.Consultations.Box;

namespace PreventPublic.Engagement.Features.Consultations.Ballots;

/// <summary>The public half of a round's ballot key. There is one a round, used for nothing else; its fingerprint is published before invitations go out.</summary>
/// <param name="Spki">RFC 5280 §4.1, as an rsaEncryption key, which browsers import.</param>
public sealed record BallotKey(byte[] Spki)
{
    public const int Bits = 2048;

    /// <summary>Of a blinded message and of a signature, in bytes.</summary>
    public const int Length = Bits / 8;

    /// <summary>What the browser puts before the message (RFC 9474 §4.1), in bytes.</summary>
    private const int PrefixLength = 32;

    private static readonly byte[] Label = Encoding.ASCII.GetBytes("prevent-public ballot v1");

    public string Fingerprint => Fingerprints.Of(Spki);

    /// <summary>What every ballot of a round says; the random prefix before it makes each one different.</summary>
    public static byte[] MessageOf(Guid round) => [.. Label, .. round.ToByteArray(bigEndian: true)];

    /// <summary>Makes a key pair.</summary>
    /// <returns>The public half, and the private one as PKCS #8.</returns>
    public static (BallotKey Key, byte[] Private) New()
    {
        using var rsa = RSA.Create(Bits);
        return (new BallotKey(rsa.ExportSubjectPublicKeyInfo()), rsa.ExportPkcs8PrivateKey());
    }

    public static BlindSigner SignerOf(byte[] pkcs8)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return new BlindSigner(rsa.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>Whether this is a ballot of this round, signed with this key.</summary>
    public bool Accepts(BallotToken token, Guid round)
    {
        if (token.Message.Length <= PrefixLength || token.Signature.Length != Length || !token.Message.AsSpan(PrefixLength).SequenceEqual(MessageOf(round)))
        {
            return false;
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Spki, out _);
        return rsa.VerifyData(token.Message, token.Signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss);
    }

    public bool Equals(BallotKey? other) => other is not null && Spki.AsSpan().SequenceEqual(other.Spki);

    public override int GetHashCode() => BitConverter.ToInt32(SHA256.HashData(Spki));
}

/// <summary>The right to answer once: a message that only the member's browser knew, and the signature that the browser made readable.</summary>
public sealed record BallotToken(byte[] Message, byte[] Signature)
{
    /// <summary>What is kept of a spent one. Of the message, never of the signature: a message can have many of those.</summary>
    public byte[] Hash => SHA256.HashData(Message);
}
