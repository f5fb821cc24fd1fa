using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Seals;

/// <summary>Where somebody is in a flow.</summary>
/// <param name="At">The question to show; null for the next one.</param>
/// <param name="Changing">It is one answer that is being changed, then back to the check.</param>
public sealed record Standing(Answers Answers, int? At = null, bool Changing = false);

/// <summary>What opening a seal gave.</summary>
public abstract record Opened
{
    /// <param name="OtherVersion">The flow has changed since; what it still takes was kept.</param>
    public sealed record Good(Standing Standing, bool OtherVersion, DateTimeOffset Until) : Opened;

    /// <summary>It was ours, and its time is over.</summary>
    public sealed record Expired : Opened;

    /// <summary>Not ours, or for another site or flow.</summary>
    public sealed record Forged : Opened;
}

/// <summary>
/// Seals answers into an address (AES-256-GCM, NIST SP 800-38D, a fresh random nonce each time): nobody without the key can
/// read or change them, and nothing is kept here. Bound to site and flow; it ends by itself.
/// </summary>
public sealed class Seal(SealKeys keys, DecisionsOptions options, TimeProvider time)
{
    /// <summary>What the answers of a flow may take, in bytes.</summary>
    public const int MaxBytes = 4000;

    /// <summary>In characters; no flow that may be published comes near it.</summary>
    public const int MaxLength = 6000;

    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int VersionLength = 8;
    private const int HeadLength = 1 + 1 + VersionLength + 4 + 3;

    public TimeSpan Step => TimeSpan.FromMinutes(options.SealMinutes);

    public TimeSpan Link => TimeSpan.FromDays(options.LinkDays);

    public TimeSpan File => TimeSpan.FromDays(options.FileDays);

    public string Make(string site, Flow flow, Standing standing, TimeSpan? lasts = null)
    {
        var until = time.GetUtcNow() + (lasts ?? Step);
        using var plain = new MemoryStream();
        plain.WriteByte(Format);
        plain.WriteByte((byte)(standing.Changing ? 1 : 0));
        plain.Write(Convert.FromHexString(flow.Version));
        plain.Write(BitConverter.GetBytes((uint)(until.ToUnixTimeSeconds() / 60)));
        plain.Write(standing.At is { } at ? AnswerBytes.Digest(flow.Questions[at].Id, flow) : [0, 0, 0]);
        AnswerBytes.Write(plain, flow, standing.Answers);
        return Encrypt(plain.ToArray(), Bound(site, flow));
    }

    public Opened Open(string site, Flow flow, string text)
    {
        if (text.Length > MaxLength || Decrypt(text, Bound(site, flow)) is not { Length: >= HeadLength } plain || plain[0] != Format)
        {
            return new Opened.Forged();
        }

        var until = DateTimeOffset.FromUnixTimeSeconds(60L * BitConverter.ToUInt32(plain, 2 + VersionLength));
        if (until < time.GetUtcNow())
        {
            return new Opened.Expired();
        }

        var version = Convert.ToHexStringLower(plain.AsSpan(2, VersionLength));
        var at = AnswerBytes.Question(plain.AsSpan(HeadLength - 3, 3), flow)?.Index;
        var answers = AnswerBytes.Read(plain.AsSpan(HeadLength), flow);
        return new Opened.Good(new Standing(answers, at, plain[1] == 1), version != flow.Version, until);
    }

    private static byte[] Bound(string site, Flow flow) => Encoding.UTF8.GetBytes($"{site}\n{flow.Id}");

    private string Encrypt(byte[] plain, byte[] bound)
    {
        var bytes = new byte[NonceLength + plain.Length + TagLength];
        var nonce = bytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Sealing[0], TagLength);
        aes.Encrypt(nonce, plain, bytes.AsSpan(NonceLength, plain.Length), bytes.AsSpan(NonceLength + plain.Length), bound);
        return Base64Url.EncodeToString(bytes);
    }

    private byte[]? Decrypt(string text, byte[] bound)
    {
        // TryDecode says false only for lack of room; what is no base 64 it answers with an exception.
        if (!Base64Url.IsValid(text, out var length) || length < NonceLength + TagLength + HeadLength)
        {
            return null;
        }

        var sealedBytes = Base64Url.DecodeFromChars(text).AsSpan();
        foreach (var key in keys.Sealing)
        {
            var plain = new byte[length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            try
            {
                aes.Decrypt(sealedBytes[..NonceLength], sealedBytes[NonceLength..^TagLength], sealedBytes[^TagLength..], plain, bound);
                return plain;
            }
            catch (AuthenticationTagMismatchException)
            {
                // Perhaps an earlier key.
            }
        }

        return null;
    }
}
