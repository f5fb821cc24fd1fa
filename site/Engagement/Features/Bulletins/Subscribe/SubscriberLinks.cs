using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.HumanCheck;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>
/// Personal links. Each is for one thing: who is forwarded a request to confirm can confirm it and nothing else. They are
/// worked out from the subscriber and a key, not stored, because every bulletin carries them.
/// </summary>
public sealed class SubscriberLinks(IDbContextFactory<PeopleStore> stores, SharedSecrets secrets)
{
    public const string Subscribe = "/bulletins/subscribe";
    public const string Asked = "/bulletins/asked";
    public const string UnsubscribeFolder = "/bulletins/unsubscribe";

    private const char Confirming = 'c';
    private const char Stopping = 'u';
    private const char Choosing = 'p';
    private const int IdLength = 32;
    private const int MacLength = 40;

    public static string ConfirmPage(string token) => $"/bulletins/confirm/{token}";

    public static string PreferencesPage(string token) => $"/bulletins/preferences/{token}";

    public static string UnsubscribePage(string token) => $"{UnsubscribeFolder}/{token}";

    /// <summary>It has the shape of a link to confirm: it may have run out. What was cut off or made up has not.</summary>
    public static bool IsConfirming(string token) =>
        token.Length == 1 + IdLength + MacLength && token[0] == Confirming && token.Skip(1).All(char.IsAsciiHexDigitLower);

    public ValueTask ReadyAsync() => secrets.ReadyAsync();

    public PersonalLinks Of(Guid id, string nonce, CouncilSite site, Language language) => new(
        site.Origin + Visit.Href(UnsubscribePage(TokenOf(Stopping, id, nonce)), language), site.Origin + Visit.Href(PreferencesPage(TokenOf(Choosing, id, nonce)), language));

    /// <summary>For <c>List-Unsubscribe</c>.</summary>
    public string OneClick(Guid id, string nonce, CouncilSite site) => site.Origin + UnsubscribePage(TokenOf(Stopping, id, nonce));

    public string Confirm(Guid id, string nonce, CouncilSite site, Language language) => site.Origin + Visit.Href(ConfirmPage(TokenOf(Confirming, id, nonce)), language);

    public Task<Subscriber?> ToConfirmAsync(PeopleStore store, string site, string token, CancellationToken cancel) => FindAsync(store, Confirming, site, token, cancel);

    public Task<Subscriber?> ToStopAsync(PeopleStore store, string site, string token, CancellationToken cancel) => FindAsync(store, Stopping, site, token, cancel);

    public Task<Subscriber?> ToChooseAsync(PeopleStore store, string site, string token, CancellationToken cancel) => FindAsync(store, Choosing, site, token, cancel);

    public async Task<Subscriber?> ToChooseAsync(string site, string token, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await ToChooseAsync(store, site, token, cancel);
    }

    private async Task<Subscriber?> FindAsync(PeopleStore store, char use, string site, string token, CancellationToken cancel)
    {
        if (token.Length <= IdLength + 1 || token[0] != use || !Guid.TryParseExact(token.AsSpan(1, IdLength), "N", out var id)
            || await store.Subscribers.FirstOrDefaultAsync(s => s.Id == id && s.Site == site, cancel) is not { } subscriber)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(TokenOf(use, id, subscriber.Nonce))) ? subscriber : null;
    }

    private string TokenOf(char use, Guid id, string nonce)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{use}{id:N}");
        var mac = HMACSHA256.HashData(secrets.Get(SharedSecrets.Bulletins), Encoding.UTF8.GetBytes($"{start}.{nonce}"));
        return start + Convert.ToHexStringLower(mac.AsSpan(0, MacLength / 2));
    }
}
