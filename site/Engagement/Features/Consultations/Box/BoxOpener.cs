using System.Security.Cryptography;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>The private half of a round's box key, in memory for as long as the box is being opened.</summary>
public sealed class BoxOpener : IDisposable
{
    private readonly ECDiffieHellman _key;
    private readonly byte[] _pkcs8;

    private BoxOpener(ECDiffieHellman key, byte[] pkcs8) => (_key, _pkcs8, Key) = (key, pkcs8, new BoxKey(SealedBox.PointOf(key)));

    /// <summary>The public half.</summary>
    public BoxKey Key { get; }

    /// <summary>A new key, for rounds whose key the server keeps itself.</summary>
    public static BoxOpener New()
    {
        var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new BoxOpener(key, key.ExportPkcs8PrivateKey());
    }

    /// <param name="pkcs8">RFC 5958.</param>
    /// <returns>Null when it is no private key on P-256.</returns>
    public static BoxOpener? Read(byte[] pkcs8)
    {
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportPkcs8PrivateKey(pkcs8, out var read);
            if (read == pkcs8.Length && key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                return new BoxOpener(key, pkcs8);
            }
        }
        catch (CryptographicException)
        {
            // Said below: it is no such key.
        }

        key.Dispose();
        return null;
    }

    public byte[] Export() => [.. _pkcs8];

    /// <returns>Null when it was not sealed for this box and round, or was changed since.</returns>
    public byte[]? Open(ReadOnlySpan<byte> sealedAnswer, Guid round) => SealedBox.Open(sealedAnswer, _key, Key, round);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_pkcs8);
        _key.Dispose();
    }
}
