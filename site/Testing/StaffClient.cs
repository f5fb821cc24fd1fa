using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Testing;

/// <summary>A member of staff at the screens of Manage: signed in, with cookies and antiforgery tokens as a browser would send them.</summary>
public sealed class StaffClient
{
    public const string Host = "localhost";

    private readonly HttpClient _http;

    private StaffClient(HttpClient http, Guid id, string name) => (_http, Id, Name) = (http, id, name);

    public Guid Id { get; }

    public string Name { get; }

    /// <summary>Makes an account with a role and signs it in.</summary>
    /// <param name="role">Null for somebody without any role.</param>
    public static async Task<StaffClient> SignInAsync(SiteFixture fixture, Role? role, string site = "thurrock", string? name = null, string languages = "")
    {
        name ??= $"{role?.Label ?? "Nobody"} {Guid.NewGuid().ToString("N")[..6]}";
        var email = $"{Guid.NewGuid():N}@example.gov.uk";
        var now = fixture.Clock.GetUtcNow().UtcDateTime;
        var user = new StaffUser { Name = name, Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), CreatedAt = now, SecurityStamp = "x" };
        var session = new SessionRecord { UserId = user.Id, StartedAt = now, SeenAt = now, Method = "a test", Device = "a test" };
        await using (var store = await fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync())
        {
            store.Add(user);
            store.Add(session);
            if (role is not null)
            {
                store.Add(new GrantRecord { UserId = user.Id, Site = site, Role = role.Name, Languages = languages, By = "a test", At = now });
            }

            await store.SaveChangesAsync();
        }

        var http = Open(fixture);
        http.DefaultRequestHeaders.Add("Cookie", CookieOf(fixture, user.Id, session.Id));
        return new StaffClient(http, user.Id, name);
    }

    /// <summary>Somebody at the same screens who has not signed in.</summary>
    public static StaffClient Stranger(SiteFixture fixture) => new(Open(fixture), Guid.Empty, "stranger");

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(new Uri(address, UriKind.Relative));

    public async Task<IHtmlDocument> PageAsync(string address, HttpStatusCode status = HttpStatusCode.OK) => await ReadAsync(await GetAsync(address), address, status);

    /// <summary>Opens a screen, fills in one of its forms and sends it.</summary>
    /// <param name="handler">The form's handler, as in its address; the first form with it is used.</param>
    /// <param name="fields">What to type; the fields of the form that are not named are sent as they are.</param>
    public async Task<HttpResponseMessage> SendAsync(string address, string handler, params (string Name, string Value)[] fields) =>
        await SendAsync(await PageAsync(address), address, handler, fields);

    public async Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string address, string handler, params (string Name, string Value)[] fields)
    {
        var (form, target) = FormFor(page, handler);
        var values = new List<KeyValuePair<string, string>>();
        foreach (var input in form.Elements.OfType<IHtmlElement>())
        {
            values.AddRange(ValuesOf(input).Where(pair => fields.All(field => field.Name != pair.Key)));
        }

        values.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await PostAsync(target.Length == 0 ? address : target, values);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await PostAsync(address, content);
    }

    public Task<HttpResponseMessage> PostAsync(string address, HttpContent content) => _http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);

    /// <summary>A step that must work: ends in a redirect, whose address is given back.</summary>
    public async Task<string> DoAsync(string address, string handler, params (string Name, string Value)[] fields)
    {
        var response = await SendAsync(address, handler, fields);
        return response.StatusCode == HttpStatusCode.Redirect
            ? response.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{handler} at {address} answered {(int)response.StatusCode}: {ErrorsOf(await response.Content.ReadAsStringAsync())}");
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response, string address, HttpStatusCode status)
    {
        var html = await response.Content.ReadAsStringAsync();
        return response.StatusCode == status
            ? new HtmlParser().ParseDocument(html)
            : throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}, not {(int)status}: {html[..Math.Min(300, html.Length)]}");
    }

    private static string ErrorsOf(string html) => string.Join("; ", new HtmlParser().ParseDocument(html).QuerySelectorAll(".govuk-error-summary li, .govuk-error-summary__title").Select(item => item.TextContent));

    private static HttpClient Open(SiteFixture fixture) => fixture.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
        BaseAddress = new Uri($"http://{Host}"),
    });

    private static (IHtmlFormElement Form, string Target) FormFor(IHtmlDocument page, string handler)
    {
        foreach (var form in page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>())
        {
            var targets = form.QuerySelectorAll("button").Select(button => button.GetAttribute("formaction")).Prepend(form.GetAttribute("action")).OfType<string>();
            if (targets.FirstOrDefault(target => target.Contains($"handler={handler}", StringComparison.Ordinal)) is { } found)
            {
                return (form, found);
            }

            if (handler.Length == 0 && form.GetAttribute("action") is null or "")
            {
                return (form, "");
            }
        }

        throw new InvalidOperationException($"The page “{page.Title}” has no form for “{handler}”.");
    }

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(IHtmlElement input) => input switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } box => box.IsChecked ? [KeyValuePair.Create(name, box.Value)] : [],
        IHtmlInputElement { Name: { Length: > 0 } name } field => [KeyValuePair.Create(name, field.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [KeyValuePair.Create(name, select.Value ?? "")],
        _ => [],
    };

    private static string CookieOf(SiteFixture fixture, Guid user, Guid session)
    {
        var options = fixture.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.ToString()), new(SessionCookie.Claim, session.ToString())], IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = fixture.Clock.GetUtcNow(), ExpiresUtc = fixture.Clock.GetUtcNow().AddHours(12) }, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
