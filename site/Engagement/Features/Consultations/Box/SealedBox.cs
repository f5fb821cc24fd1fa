using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>
/// Seals a sheet so that only the box's private key opens it: ECDH on P-256 with a key made for this one message, HKDF-SHA-256,
/// AES-256-GCM. Browsers and .NET both have these.
/// </summary>
public static class SealedBox
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;

    /// <param name="size">What the round pads to; one of <see cref="BoxFormat.Sizes"/>.</param>
    /// <exception cref="ArgumentException">The sheet is longer than there is room for.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> sheet, BoxKey box, Guid round, int size)
    {
        var padded = Pad(sheet, size);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var (sealedAnswer, point) = (new byte[BoxFormat.SealedLength(size)], PointOf(once));
        sealedAnswer[0] = BoxFormat.Version;
        point.CopyTo(sealedAnswer, 1);
        var (key, nonce) = Derive(once, box.Imported, BoxFormat.Info(point, box, round));
        using var cipher = new AesGcm(key, BoxFormat.TagLength);
        var body = sealedAnswer.AsSpan(1 + BoxFormat.PointLength);
        cipher.Encrypt(nonce, padded, body[..size], body[size..], BoxFormat.Associated(round));
        CryptographicOperations.ZeroMemory(padded);
        CryptographicOperations.ZeroMemory(key);
        return sealedAnswer;
    }

    /// <returns>The sheet; null when it was not sealed for this box and round, or was changed since.</returns>
    internal static byte[]? Open(ReadOnlySpan<byte> sealedAnswer, ECDiffieHellman mine, BoxKey box, Guid round)
    {
        var size = sealedAnswer.Length - BoxFormat.SealedLength(0);
        if (size <= BoxFormat.LengthPrefix || sealedAnswer[0] != BoxFormat.Version)
        {
            return null;
        }

        var point = sealedAnswer.Slice(1, BoxFormat.PointLength);
        var body = sealedAnswer[(1 + BoxFormat.PointLength)..];
        try
        {
            using var theirs = BoxKey.Import(point);
            using var publicHalf = theirs.PublicKey;
            var (key, nonce) = Derive(mine, publicHalf, BoxFormat.Info(point, box, round));
            using var cipher = new AesGcm(key, BoxFormat.TagLength);
            var padded = new byte[size];
            cipher.Decrypt(nonce, body[..size], body[size..], padded, BoxFormat.Associated(round));
            return Unpad(padded);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal static byte[] PointOf(ECDiffieHellman key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    private static byte[] Pad(ReadOnlySpan<byte> sheet, int size)
    {
        if (sheet.Length > size - BoxFormat.LengthPrefix)
        {
            throw new ArgumentException($"The sheet has {sheet.Length} bytes; this round has room for {size - BoxFormat.LengthPrefix}.", nameof(sheet));
        }

        var padded = new byte[size];
        BinaryPrimitives.WriteInt32BigEndian(padded, sheet.Length);
        sheet.CopyTo(padded.AsSpan(BoxFormat.LengthPrefix));
        return padded;
    }

    private static byte[]? Unpad(byte[] padded)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(padded);
        return length >= 0 && length <= padded.Length - BoxFormat.LengthPrefix ? padded.AsSpan(BoxFormat.LengthPrefix, length).ToArray() : null;
    }

    private static (byte[] Key, byte[] Nonce) Derive(ECDiffieHellman mine, ECDiffieHellmanPublicKey theirs, byte[] info)
    {
        var secret = mine.DeriveRawSecretAgreement(theirs);
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength + NonceLength, salt: [], info);
        CryptographicOperations.ZeroMemory(secret);
        return (derived[..KeyLength], derived[KeyLength..]);
    }
}
