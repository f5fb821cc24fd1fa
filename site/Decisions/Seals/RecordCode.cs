using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Seals;

/// <summary>What a record says, in the one form that its code proves.</summary>
/// <param name="Answers"><c>who:yes purpose:clear …</c>, in the order asked.</param>
public sealed record RecordText(string Site, string Flow, string Version, DateOnly Day, string Outcome, string Answers)
{
    public static RecordText Of(string site, Flow flow, Walk walk, DateOnly day) => new(
        site, flow.Id, flow.Version, day, walk.Outcome!.Id,
        string.Join(' ', walk.Steps.Select(step => $"{step.Question.Id}:{Describe.Of(step.Question, step.Answer)}")));
}

/// <summary>
/// A code that only this installation can make for a record (HMAC-SHA-256, its first 80 bits in Crockford's base 32): it
/// proves that a record with these answers came from this version of the flow on this day. Nothing is stored for it.
/// </summary>
public sealed class RecordCode(SealKeys keys)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    /// <returns>Four groups of four.</returns>
    public string Of(RecordText record) => Of(record, keys.Proving[0]);

    public bool Proves(string code, RecordText record)
    {
        var typed = Normal(code);
        return typed.Length == Length && keys.Proving.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(typed), Encoding.ASCII.GetBytes(Normal(Of(record, key)))));
    }

    private static string Of(RecordText record, byte[] key)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{record.Site}\n{record.Flow}\n{record.Version}\n{record.Day:yyyy-MM-dd}\n{record.Outcome}\n{record.Answers}");
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        var code = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            var bit = i * 5;
            var value = ((mac[bit / 8] << 8) | mac[(bit / 8) + 1]) >> (11 - (bit % 8));
            code.Append(i > 0 && i % 4 == 0 ? "-" : "").Append(Alphabet[value & 31]);
        }

        return code.ToString();
    }

    /// <summary>As people may type it: case, spaces, hyphens and the letters that look like digits do not matter.</summary>
    private static string Normal(string code) =>
        string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
