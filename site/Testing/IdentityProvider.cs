using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace PreventPublic.Testing;

/// <summary>
/// A small identity provider (OpenID Connect Core 1.0: discovery, authorization code with PKCE, RS256). Everybody who comes is
/// <see cref="Email"/>.
/// </summary>
public sealed class IdentityProvider : IDisposable
{
    public const string ClientId = "prevent";
    public const string ClientSecret = "a secret of the test's";

    private readonly HttpListener _listener = new();
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _anothersKey = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    public IdentityProvider()
    {
        Authority = $"http://127.0.0.1:{LocalServer.FreePort()}";
        _listener.Prefixes.Add(Authority + "/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Authority { get; }

    public string Email { get; set; } = "";

    public bool? EmailVerified { get; set; }

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool Forges { get; set; }

    /// <summary>Says another nonce than it was asked with.</summary>
    public bool Replays { get; set; }

    public void Dispose()
    {
        _listener.Close();
        _key.Dispose();
        _anothersKey.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                await AnswerAsync(context);
                context.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        switch (context.Request.Url!.AbsolutePath)
        {
            case "/.well-known/openid-configuration":
                await JsonAsync(context, new
                {
                    issuer = Authority,
                    authorization_endpoint = Authority + "/authorize",
                    token_endpoint = Authority + "/token",
                    jwks_uri = Authority + "/keys",
                    response_types_supported = new[] { "code" },
                    subject_types_supported = new[] { "public" },
                    id_token_signing_alg_values_supported = new[] { "RS256" },
                });
                break;
            case "/keys":
                var key = _key.ExportParameters(false);
                await JsonAsync(context, new { keys = new[] { new { kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } });
                break;
            case "/authorize":
                Authorize(context);
                break;
            case "/token":
                await TokenAsync(context);
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private void Authorize(HttpListenerContext context)
    {
        var asked = HttpUtility.ParseQueryString(context.Request.Url!.Query);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (asked["nonce"]!, asked["code_challenge"]!);
        context.Response.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}");
    }

    private async Task TokenAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var sent = HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        var proved = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"] ?? "")));
        if (!_codes.Remove(sent["code"] ?? "", out var given) || given.Challenge != proved || sent["client_secret"] != ClientSecret)
        {
            context.Response.StatusCode = 400;
            await JsonAsync(context, new { error = "invalid_grant" });
            return;
        }

        await JsonAsync(context, new { access_token = "nothing", token_type = "Bearer", expires_in = 300, id_token = IdToken(given.Nonce) });
    }

    private string IdToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object> { ["iss"] = Authority, ["aud"] = ClientId, ["sub"] = "1", ["iat"] = now, ["exp"] = now + 300, ["nonce"] = Replays ? "another" : nonce, ["email"] = Email };
        if (EmailVerified is { } verified)
        {
            claims["email_verified"] = verified;
        }

        var head = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = "one", typ = "JWT" }));
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        var signature = (Forges ? _anothersKey : _key).SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    private static async Task JsonAsync(HttpListenerContext context, object what)
    {
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(what));
    }
}
