using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>ALTCHA v2, made and checked here: the browser proves work, nobody else is asked, nothing about the person is known.</summary>
public sealed class AltchaCheck(SharedSecrets secrets, HumanCheckOptions options, TimeProvider time) : IHumanCheck
{
    private const string Algorithm = "PBKDF2/SHA-256";
    private const int MaxPayload = 4096;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>Strict as JavaScript writes it: numbers are numbers, nothing unknown is made sense of.</summary>
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Field => "altcha";

    public string? ChallengeFor(Guid form)
    {
        var parameters = new AltchaParameters(
            Algorithm, options.Cost, new AltchaData(form.ToString("N")), (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds(), 32, "00", Random(), Random());
        return JsonSerializer.Serialize(new AltchaChallenge(parameters, parameters.SignedWith(Secret)), Json);
    }

    public Task<HumanVerdict> CheckAsync(Guid form, string? answer, CancellationToken cancel) => Task.FromResult(Check(form, answer));

    private HumanVerdict Check(Guid form, string? answer)
    {
        if (string.IsNullOrEmpty(answer))
        {
            return HumanVerdict.Missing;
        }

        return Read(answer) is { } payload && payload.Challenge?.Parameters.Data?.ChallengeId == form.ToString("N") && Verify(payload, Secret, time.GetUtcNow())
            ? HumanVerdict.Passed
            : HumanVerdict.Failed;
    }

    /// <summary>Null when it is no ALTCHA v2 payload.</summary>
    public static AltchaPayload? Read(string answer)
    {
        if (answer.Length > MaxPayload)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<AltchaPayload>(Convert.FromBase64String(answer), Json);
        }
        catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>In this order: expiry, signature, then the work itself. The cost was signed, so nobody else chooses it.</summary>
    public static bool Verify(AltchaPayload payload, byte[] secret, DateTimeOffset now)
    {
        if (payload is not { Challenge: { Parameters: { Algorithm: Algorithm } parameters, Signature: { } signature }, Solution: { DerivedKey: { } given } solution }
            || parameters.ExpiresAt <= now.ToUnixTimeSeconds()
            || !Same(signature, parameters.SignedWith(secret)))
        {
            return false;
        }

        var key = parameters.KeyFor(solution.Counter);
        return Same(given, key) && key.StartsWith(parameters.KeyPrefix, StringComparison.Ordinal);
    }

    private byte[] Secret => secrets.Get(SharedSecrets.Altcha);

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
