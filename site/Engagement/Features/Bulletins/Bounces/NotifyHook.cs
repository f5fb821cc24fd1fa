using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>
/// Takes GOV.UK Notify's delivery receipts (Notify's “Callbacks” documentation): JSON with the address and what became of the
/// mail, with the bearer token that the service was set up with. Only what is about a subscriber counts; nothing of it is kept.
/// </summary>
public sealed class NotifyHook(IDbContextFactory<PeopleStore> stores, Suppressing suppressing, MailOptions options)
{
    public const string Address = "/hooks/notify";

    private const int MostBytes = 16 * 1024;

    private readonly byte[] _token = Encoding.UTF8.GetBytes(options.Notify.CallbackToken);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, (HttpContext context, NotifyHook hook) => hook.TakeAsync(context.Request, context.RequestAborted));

    private async Task<IResult> TakeAsync(HttpRequest request, CancellationToken cancel)
    {
        if (_token.Length == 0)
        {
            return Results.NotFound();
        }

        if (!IsNotify(request.Headers.Authorization.ToString()))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        var bytes = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length > MostBytes ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge)
            : Read(bytes.AsMemory(0, length)) is not { } receipt ? Results.StatusCode(StatusCodes.Status400BadRequest)
            : await CountAsync(receipt, cancel);
    }

    private async Task<IResult> CountAsync((string To, string Status) receipt, CancellationToken cancel)
    {
        if (receipt.Status is "permanent-failure" or "temporary-failure")
        {
            var hash = Subscribing.HashOf(receipt.To);
            await using var store = await stores.CreateDbContextAsync(cancel);
            if (await store.Subscribers.AnyAsync(subscriber => subscriber.EmailHash == hash, cancel))
            {
                await suppressing.FailedAsync(hash, $"GOV.UK Notify: {receipt.Status}", forGood: receipt.Status == "permanent-failure", cancel);
            }
        }

        return Results.NoContent();
    }

    private bool IsNotify(string authorization)
    {
        const string scheme = "Bearer ";
        return authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization[scheme.Length..]), _token);
    }

    /// <returns>Null when it is no receipt.</returns>
    private static (string To, string Status)? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object && Text(json, "to") is { } to && Text(json, "status") is { } status ? (to, status) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
