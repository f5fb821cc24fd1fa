using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Events.Certificates;

/// <summary>
/// The code on a certificate. It holds the session's beginning and the person's initials, signed, so that a certificate can be
/// checked long after its person was erased, and nothing about anybody is kept for it.
/// </summary>
public sealed class CertificateCode(SharedSecrets secrets)
{
    /// <summary>Crockford's base 32: no I, L, O or U.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SessionBytes = 6;
    private const int SignatureBytes = 8;
    private const int MaxInitialBytes = 24;

    public string Of(Session session, string name)
    {
        var initials = Encoding.UTF8.GetBytes(InitialsOf(name));
        return Write([.. session.Id.ToByteArray(bigEndian: true).AsSpan(10, SessionBytes), .. Signature(session, initials), .. initials]);
    }

    /// <summary>The initials on a genuine certificate of one of these sessions; null when we made none with this code.</summary>
    public (Session Session, string Initials)? Check(string code, IEnumerable<Session> sessions)
    {
        if (Read(code) is not { Length: > SessionBytes + SignatureBytes and <= SessionBytes + SignatureBytes + MaxInitialBytes } bytes)
        {
            return null;
        }

        var initials = bytes[(SessionBytes + SignatureBytes)..];
        var signature = bytes.AsSpan(SessionBytes, SignatureBytes);
        foreach (var session in sessions)
        {
            if (session.Id.ToByteArray(bigEndian: true).AsSpan(10, SessionBytes).SequenceEqual(bytes.AsSpan(0, SessionBytes)) && CryptographicOperations.FixedTimeEquals(signature, Signature(session, initials)))
            {
                return (session, Encoding.UTF8.GetString(initials));
            }
        }

        return null;
    }

    /// <summary>The first letters of the first and the last name, as a reader sees letters.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var letters = (words.Length > 1 ? new[] { words[0], words[^1] } : words).Select(word => StringInfo.GetNextTextElement(word).ToUpperInvariant());
        var initials = string.Concat(letters);
        return Encoding.UTF8.GetByteCount(initials) is > 0 and <= MaxInitialBytes ? initials : "?";
    }

    private byte[] Signature(Session session, byte[] initials)
    {
        byte[] signed = [.. session.Id.ToByteArray(bigEndian: true), .. initials];
        return HMACSHA256.HashData(secrets.Get(SharedSecrets.Certificates), signed)[..SignatureBytes];
    }

    /// <summary>In groups of four, for reading out.</summary>
    private static string Write(byte[] bytes)
    {
        var (text, held, bits) = (new StringBuilder(), 0, 0);
        foreach (var part in bytes)
        {
            (held, bits) = ((held << 8) | part, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Letters[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text.Append(Letters[(held << (5 - bits)) & 31]);
        }

        return string.Join('-', text.ToString().Chunk(4).Select(group => new string(group)));
    }

    private static byte[]? Read(string code)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in code.ToUpperInvariant().Where(letter => letter is not ('-' or ' ')).Take(100))
        {
            var value = Letters.IndexOf(letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            (held, bits) = ((held << 5) | value, bits + 5);
            if (bits >= 8)
            {
                bytes.Add((byte)(held >> (bits - 8)));
                bits -= 8;
            }

            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
