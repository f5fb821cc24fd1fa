using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>What a form carries to say which form it is and when it was opened, signed.</summary>
public sealed class FormTickets(SharedSecrets secrets, TimeProvider time)
{
    /// <summary>Faster than this nobody reads and fills in a form.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public string New(Guid form)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{form:N}.{time.GetUtcNow().ToUnixTimeSeconds()}");
        return $"{text}.{SignatureOf(text)}";
    }

    /// <summary>Null when it is not ours.</summary>
    public FormTicket? Read(string? ticket)
    {
        var parts = ticket?.Split('.') ?? [];
        if (parts.Length != 3 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[2]), Encoding.UTF8.GetBytes(SignatureOf($"{parts[0]}.{parts[1]}"))))
        {
            return null;
        }

        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
        return new FormTicket(Guid.ParseExact(parts[0], "N"), age);
    }

    private string SignatureOf(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(secrets.Get(SharedSecrets.Forms), Encoding.ASCII.GetBytes(text)));
}

public sealed record FormTicket(Guid Form, TimeSpan Age)
{
    public bool IsTooFast => Age < FormTickets.Shortest;

    public bool IsTooOld => Age > FormTickets.Longest;
}
