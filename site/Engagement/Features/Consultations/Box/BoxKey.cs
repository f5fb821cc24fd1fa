using System.Security.Cryptography;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>The public half of a round's box key: what answers are sealed to.</summary>
/// <param name="Point">An uncompressed point of P-256.</param>
public sealed record BoxKey(byte[] Point)
{
    private readonly Lazy<ECDiffieHellmanPublicKey> _imported = new(() => Import(Point).PublicKey);

    public string Fingerprint => Fingerprints.Of(Point);

    /// <summary>Null when it is no point of the curve.</summary>
    public static BoxKey? Read(byte[] point)
    {
        if (point is not [4, ..] || point.Length != BoxFormat.PointLength)
        {
            return null;
        }

        try
        {
            var key = new BoxKey(point);
            _ = key.Imported;
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Read once: proving that a point is on the curve costs as much as sealing to it. Many may seal to it at the same time.</summary>
    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    internal ECDiffieHellmanPublicKey Imported => _imported.Value;

    public bool Equals(BoxKey? other) => other is not null && Point.AsSpan().SequenceEqual(other.Point);

    public override int GetHashCode() => BitConverter.ToInt32(Point, 1);

    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    internal static ECDiffieHellman Import(ReadOnlySpan<byte> point) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
    });
}
