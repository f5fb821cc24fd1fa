using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>RFC 9474: the project's own vectors, made with a browser's library, and the official ones where they lie beside the checkout.</summary>
public sealed class BlindSignatures
{
    private const string Suite = "RSABSSA-SHA384-PSS-Randomized";

    private static readonly string Own = Path.Combine(Repository.Root, "site/Tests/Listening/blind-vectors.json");
    private static readonly string Official = Path.Combine(Repository.Root, "../shared/vectors/rfc9474-vectors.json");

    [Fact]
    public void Every_vector_is_signed_blind_as_it_should_be()
    {
        var vectors = Vectors().ToList();
        Assert.True(vectors.Count >= 3);
        foreach (var v in vectors)
        {
            var key = KeyOf(v);
            Assert.Equal(Bytes(v, "blind_sig"), new BlindSigner(key).Sign(Bytes(v, "blinded_msg")));
            using var rsa = RSA.Create(key);
            Assert.True(rsa.VerifyData(Bytes(v, "prepared_msg"), Bytes(v, "sig"), HashAlgorithmName.SHA384, RSASignaturePadding.Pss));
            if (v.ContainsKey("salt"))
            {
                var holder = new BallotHolder(key, Bytes(v, "prepared_msg"), Bytes(v, "salt"), Number(v, "inv"));
                Assert.Equal(Bytes(v, "blinded_msg"), holder.Blinded);
                Assert.Equal(Bytes(v, "sig"), holder.Finish(Bytes(v, "blind_sig")).Signature);
            }
        }
    }

    [Fact]
    public void A_number_that_the_key_does_not_sign_is_refused()
    {
        var (key, signing) = BallotKey.New();
        var signer = BallotKey.SignerOf(signing);
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.Spki, out _);
        Assert.Null(signer.Sign(rsa.ExportParameters(false).Modulus!));
        Assert.Null(signer.Sign(Enumerable.Repeat((byte)0xff, BallotKey.Length).ToArray()));
        Assert.Null(signer.Sign(new byte[BallotKey.Length]));
        Assert.Null(signer.Sign(new byte[BallotKey.Length - 1]));
        Assert.Null(signer.Sign([]));
        Assert.NotNull(signer.Sign([.. new byte[BallotKey.Length - 1], 1]));
    }

    [Fact]
    public void A_ballot_counts_in_its_own_round_under_its_own_key_and_unchanged()
    {
        var (key, signing) = BallotKey.New();
        var (other, _) = BallotKey.New();
        var round = Guid.NewGuid();
        var ballot = Ballot(key, signing, round);
        Assert.True(key.Accepts(ballot, round));
        Assert.False(key.Accepts(ballot, Guid.NewGuid()));
        Assert.False(other.Accepts(ballot, round));
        for (var bit = 0; bit < 8 * BallotKey.Length; bit += 97)
        {
            Assert.False(key.Accepts(ballot with { Signature = Flip(ballot.Signature, bit) }, round));
            Assert.False(key.Accepts(ballot with { Message = Flip(ballot.Message, bit % (8 * ballot.Message.Length)) }, round));
        }

        Assert.False(key.Accepts(new BallotToken([], ballot.Signature), round));
        Assert.False(key.Accepts(new BallotToken(ballot.Message, []), round));
        Assert.False(key.Accepts(ballot with { Message = [.. ballot.Message, 0] }, round));
    }

    [Fact]
    public void The_same_blinded_message_gets_the_same_signature_and_what_was_signed_is_not_what_comes_back()
    {
        var (key, signing) = BallotKey.New();
        var round = Guid.NewGuid();
        var holder = new BallotHolder(key.Spki, round);
        var signer = BallotKey.SignerOf(signing);
        var signature = signer.Sign(holder.Blinded)!;
        Assert.Equal(signature, signer.Sign(holder.Blinded));
        var ballot = holder.Finish(signature);
        Assert.True(key.Accepts(ballot, round));
        Assert.NotEqual(signature, ballot.Signature);
    }

    private static BallotToken Ballot(BallotKey key, byte[] signing, Guid round)
    {
        var holder = new BallotHolder(key.Spki, round);
        return holder.Finish(BallotKey.SignerOf(signing).Sign(holder.Blinded)!);
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static IEnumerable<Dictionary<string, string>> Vectors()
    {
        var own = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(File.ReadAllBytes(Own))!;
        return File.Exists(Official) ? own.Append(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllBytes(Official))![Suite]) : own;
    }

    private static RSAParameters KeyOf(Dictionary<string, string> v)
    {
        var (d, p, q) = (Number(v, "d"), Number(v, "p"), Number(v, "q"));
        var half = v["n"].Length / 4;
        byte[] Of(BigInteger number) => [.. new byte[half - number.ToByteArray(true, true).Length], .. number.ToByteArray(true, true)];
        return new RSAParameters
        {
            Modulus = Bytes(v, "n"),
            Exponent = Bytes(v, "e"),
            D = Bytes(v, "d"),
            P = Bytes(v, "p"),
            Q = Bytes(v, "q"),
            DP = Of(d % (p - 1)),
            DQ = Of(d % (q - 1)),
            InverseQ = Of(BigInteger.ModPow(q, p - 2, p)),
        };
    }

    private static byte[] Bytes(Dictionary<string, string> v, string name) => Convert.FromHexString(v[name]);

    private static BigInteger Number(Dictionary<string, string> v, string name) => new(Bytes(v, name), isUnsigned: true, isBigEndian: true);
}
