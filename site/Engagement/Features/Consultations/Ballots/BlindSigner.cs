using System.Numerics;
using System.Security.Cryptography;

namespace PreventPublic.Engagement.Features.Consultations.Ballots;

/// <summary>
/// Signs what it cannot read: the server's step of RSABSSA-SHA384-PSS-Randomized (RFC 9474 §4.3). .NET offers no raw private
/// operation and its big numbers take different times for different values, so the number to be signed is first hidden behind a
/// random one, and nothing leaves before it has been checked with the public key.
/// </summary>
public sealed class BlindSigner
{
    private readonly BigInteger _n;
    private readonly BigInteger _e;
    private readonly BigInteger _p;
    private readonly BigInteger _q;
    private readonly BigInteger _dp;
    private readonly BigInteger _dq;
    private readonly BigInteger _qInverse;
    private readonly int _length;

    public BlindSigner(RSAParameters key)
    {
        (_n, _e) = (Number(key.Modulus), Number(key.Exponent));
        (_p, _q, _dp, _dq, _qInverse) = (Number(key.P), Number(key.Q), Number(key.DP), Number(key.DQ), Number(key.InverseQ));
        _length = key.Modulus!.Length;
    }

    /// <param name="blinded">What the browser made; big-endian, exactly as long as the key.</param>
    /// <returns>The blind signature; null when it is no number that this key signs.</returns>
    /// <exception cref="CryptographicException">The result was wrong: a fault of the machine. Nothing of it may be told.</exception>
    public byte[]? Sign(ReadOnlySpan<byte> blinded)
    {
        var z = Number(blinded);
        if (blinded.Length != _length || z >= _n || z.IsZero)
        {
            return null;
        }

        var (mask, unmask) = NewMask();
        var signed = PrivatePower(z * BigInteger.ModPow(mask, _e, _n) % _n) * unmask % _n;
        return BigInteger.ModPow(signed, _e, _n) == z
            ? Bytes(signed)
            : throw new CryptographicException("A blind signature did not fit its message; it was thrown away. Try again; if it happens again, the machine is faulty.");
    }

    /// <summary>By the two primes apart: three times as fast as by their product (RFC 8017 §5.1.2).</summary>
    private BigInteger PrivatePower(BigInteger number)
    {
        var (first, second) = (BigInteger.ModPow(number % _p, _dp, _p), BigInteger.ModPow(number % _q, _dq, _q));
        var difference = (first - second) % _p * _qInverse % _p;
        return second + (_q * (difference.Sign < 0 ? difference + _p : difference));
    }

    private (BigInteger Mask, BigInteger Unmask) NewMask()
    {
        while (true)
        {
            var mask = Number(RandomNumberGenerator.GetBytes(_length)) % _n;
            if (Inverse(mask) is { } unmask)
            {
                return (mask, unmask);
            }
        }
    }

    /// <summary>By Euclid's algorithm; null when there is none.</summary>
    private BigInteger? Inverse(BigInteger number)
    {
        var (last, rest, lastFactor, factor) = (_n, number, BigInteger.Zero, BigInteger.One);
        while (!rest.IsZero)
        {
            var times = BigInteger.DivRem(last, rest, out var next);
            (last, rest) = (rest, next);
            (lastFactor, factor) = (factor, lastFactor - (times * factor));
        }

        return !last.IsOne ? null : lastFactor.Sign < 0 ? lastFactor + _n : lastFactor;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[_length];
        var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(bytes, _length - written.Length);
        return bytes;
    }
}
