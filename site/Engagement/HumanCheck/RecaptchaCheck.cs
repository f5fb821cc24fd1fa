using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>Google reCAPTCHA v2 and v3 through its siteverify protocol, for councils that choose it. The reader's address is not passed on.</summary>
public sealed partial class RecaptchaCheck(IHttpClientFactory clients, HumanCheckOptions options, ILogger<RecaptchaCheck> log) : IHumanCheck
{
    public const string ClientName = "recaptcha";
    private const int MaxAnswer = 4096;

    /// <summary>What siteverify answers.</summary>
    private sealed record Reply(bool Success, double? Score, string? Action, [property: JsonPropertyName("error-codes")] IReadOnlyList<string>? ErrorCodes);

    public string Field => "g-recaptcha-response";

    /// <summary>None of ours: what the page needs is <see cref="PartFor"/>, and only where readers are asked first.</summary>
    public string? ChallengeFor(Guid form) => null;

    public RecaptchaPart PartFor(Language language) => RecaptchaPart.Of(options.Google, language);

    public async Task<HumanVerdict> CheckAsync(Guid form, string? answer, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(answer) || answer.Length > MaxAnswer)
        {
            return HumanVerdict.Missing;
        }

        try
        {
            return Judge(await AskAsync(answer, cancel));
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogUnavailable(fault);
            return HumanVerdict.Unavailable;
        }
    }

    private async Task<Reply?> AskAsync(string answer, CancellationToken cancel)
    {
        using var client = clients.CreateClient(ClientName);
        using var form = new FormUrlEncodedContent([new("secret", options.Google.Secret), new("response", answer)]);
        using var reply = await client.PostAsync(options.Google.Address, form, cancel);
        reply.EnsureSuccessStatusCode();
        return await reply.Content.ReadFromJsonAsync<Reply>(JsonSerializerOptions.Web, cancel);
    }

    private HumanVerdict Judge(Reply? reply)
    {
        if (reply?.ErrorCodes?.FirstOrDefault(code => code is "missing-input-secret" or "invalid-input-secret" or "bad-request") is { } ours)
        {
            LogOurFault(ours);
            return HumanVerdict.Unavailable;
        }

        return reply is { Success: true } && (reply.Score is not { } score || (score >= options.Google.Score && reply.Action == options.Google.Action))
            ? HumanVerdict.Passed
            : HumanVerdict.Failed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "reCAPTCHA could not be asked; the e-mail address is confirmed instead.")]
    private partial void LogUnavailable(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "reCAPTCHA refuses our keys ({Code}); check HumanCheck:Google.")]
    private partial void LogOurFault(string code);
}
