using System.Numerics;
using System.Security.Cryptography;
using PreventPublic.Engagement.Features.Consultations.Ballots;

namespace PreventPublic.Testing;

/// <summary>What a member's browser does with a ballot (RFC 9474 §4.1, §4.2, §4.4), written apart from the server's half.</summary>
public sealed class BallotHolder
{
    private const int SaltLength = 48;
    private const int HashLength = 48;

    private readonly BigInteger _n;
    private readonly BigInteger _e;
    private readonly BigInteger _inverse;
    private readonly int _length;
    private readonly byte[] _message;

    /// <param name="blind">Leave the message unhidden: what a build without blinding would do.</param>
    public BallotHolder(byte[] spki, Guid round, bool blind = true)
        : this(KeyOf(spki), [.. RandomNumberGenerator.GetBytes(32), .. BallotKey.MessageOf(round)], RandomNumberGenerator.GetBytes(SaltLength), blind ? null : BigInteger.One)
    {
    }

    /// <summary>With everything given, for vectors.</summary>
    public BallotHolder(RSAParameters key, byte[] message, byte[] salt, BigInteger? inverse)
    {
        (_n, _e, _length, _message) = (Number(key.Modulus!), Number(key.Exponent!), key.Modulus!.Length, message);
        var factor = inverse is { } given ? Inverse(given) : NewFactor();
        _inverse = inverse ?? Inverse(factor);
        var encoded = Number(Encode(message, salt, (_length * 8) - 1));
        Blinded = Bytes(encoded * BigInteger.ModPow(factor, _e, _n) % _n);
    }

    public byte[] Blinded { get; }

    /// <summary>The ballot, once the blind signature has come.</summary>
    public BallotToken Finish(byte[] blindSignature) => new(_message, Bytes(Number(blindSignature) * _inverse % _n));

    private static RSAParameters KeyOf(byte[] spki)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(spki, out _);
        return rsa.ExportParameters(false);
    }

    private BigInteger NewFactor()
    {
        while (true)
        {
            var factor = Number(RandomNumberGenerator.GetBytes(_length)) % _n;
            if (BigInteger.GreatestCommonDivisor(factor, _n).IsOne)
            {
                return factor;
            }
        }
    }

    private BigInteger Inverse(BigInteger number)
    {
        var (a, b, x, y) = (number, _n, BigInteger.One, BigInteger.Zero);
        while (b > 0)
        {
            var q = a / b;
            (a, b, x, y) = (b, a - (q * b), y, x - (q * y));
        }

        return ((x % _n) + _n) % _n;
    }

    /// <summary>EMSA-PSS (RFC 8017 §9.1.1) with SHA-384.</summary>
    private static byte[] Encode(byte[] message, byte[] salt, int bits)
    {
        var length = (bits + 7) / 8;
        var hash = SHA384.HashData([.. new byte[8], .. SHA384.HashData(message), .. salt]);
        var block = new byte[length - HashLength - 1];
        block[block.Length - salt.Length - 1] = 1;
        salt.CopyTo(block, block.Length - salt.Length);
        var mask = Mask(hash, block.Length);
        for (var at = 0; at < block.Length; at++)
        {
            block[at] ^= mask[at];
        }

        block[0] &= (byte)(0xff >> ((8 * length) - bits));
        return [.. block, .. hash, 0xbc];
    }

    private static byte[] Mask(byte[] seed, int length)
    {
        var mask = new List<byte>();
        for (byte counter = 0; mask.Count < length; counter++)
        {
            mask.AddRange(SHA384.HashData([.. seed, 0, 0, 0, counter]));
        }

        return [.. mask.Take(length)];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[_length - bytes.Length], .. bytes];
    }
}
