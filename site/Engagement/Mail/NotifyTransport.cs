using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Engagement.Mail;

/// <summary>Mails through GOV.UK Notify. It carries no attachments, so a calendar entry goes as a link.</summary>
public sealed class NotifyTransport(IHttpClientFactory clients, MailOptions options, TimeProvider time) : IMailTransport
{
    public const string ClientName = "notify";

    public async Task SendAsync(Guid id, MailMessage message, CancellationToken cancel)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Notify.Address, "/v2/notifications/email")) { Content = JsonContent.Create(BodyOf(id, message)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        using var answer = await client.SendAsync(request, cancel);
        if (answer.StatusCode == HttpStatusCode.BadRequest)
        {
            throw new UndeliverableException($"GOV.UK Notify does not take it: {await FirstErrorAsync(answer, cancel)}");
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"GOV.UK Notify answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }
    }

    private Dictionary<string, object> BodyOf(Guid id, MailMessage message)
    {
        var text = message.Calendar?.Link is { } link ? $"{message.Text}\n\n{link}" : message.Text;
        var body = new Dictionary<string, object>
        {
            ["email_address"] = message.To,
            ["template_id"] = options.Notify.Template,
            ["personalisation"] = new Dictionary<string, string> { ["subject"] = message.Subject, ["body"] = text },
            // No personal data: Notify keeps it.
            ["reference"] = id.ToString("N"),
        };
        if (message.UnsubscribeUrl is { } unsubscribe)
        {
            body["one_click_unsubscribe_url"] = unsubscribe;
        }

        return body;
    }

    /// <summary>A JWT (HS256): the issuer is the service's id, which stands before the secret at the end of the key.</summary>
    private string Token()
    {
        const int uuid = 36;
        var key = options.Notify.Key;
        var (secret, service) = (key[^uuid..], key[^(2 * uuid + 1)..^(uuid + 1)]);
        var head = Base64Url.EncodeToString("""{"typ":"JWT","alg":"HS256"}"""u8);
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { iss = service, iat = time.GetUtcNow().ToUnixTimeSeconds() }));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{head}.{claims}"));
        return $"{head}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static async Task<string> FirstErrorAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
            return json.RootElement.GetProperty("errors")[0].GetProperty("error").GetString() ?? "no reason";
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return "no reason";
        }
    }
}
