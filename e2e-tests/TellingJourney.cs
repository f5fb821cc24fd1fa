using System.Globalization;
using Microsoft.Playwright;
using MimeKit;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>
/// A resident asks for the bulletin in Romanian on a phone; an officer makes it in three languages, a colleague approves it, it goes
/// out; the resident changes their mind about the language, and stops it with one click of their mailbox.
/// </summary>
[Collection(RunningSite.Turns)]
public sealed class TellingJourney(RunningSite site)
{
    private const string Email = "ioana@example.org";
    private const string Romanian = "Luna aceasta vă spunem pe cine puteți întreba.";

    [Fact]
    public async Task A_bulletin_goes_from_the_desk_to_a_resident_in_Romanian_who_then_stops_it()
    {
        var reader = await SubscribeAsync();
        var first = await Officer.AdministratorAsync(site);
        var officer = await first.InviteAsync("Dee Engagement", "engagement-officer");
        var approver = await first.InviteAsync("Eli Publisher", "publisher");
        var month = await BuildAsync(officer);
        await approver.OpenAsync($"/thurrock/bulletins/{month}/review");
        await Assertions.Expect(approver.Page.Locator("main")).ToContainTextAsync("Dee Engagement");
        await approver.PressAsync("Approve all of it");
        await officer.OpenAsync($"/thurrock/bulletins/{month}/send");
        await officer.Page.GetByText("Send it now").ClickAsync();
        await officer.PressAsync(await officer.Page.GetByText("Send it to").InnerTextAsync());

        var mail = await MailAsync("Romanian", text => text.Contains(Romanian, StringComparison.Ordinal));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains("lang=\"ro\"", mail.HtmlBody, StringComparison.Ordinal);
        await reader.GotoAsync(site.Address("thurrock", $"/ro/bulletins/{month}"));
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync(Romanian);
        await reader.GotoAsync(site.Address("thurrock", $"/ur/bulletins/{month}"));
        await Assertions.Expect(reader.Locator("html")).ToHaveAttributeAsync("dir", "rtl");

        await ChangeAndStopAsync(reader, mail);
        Assert.Empty(new[] { first, officer, approver }.SelectMany(one => one.Faults));
    }

    private async Task<IPage> SubscribeAsync()
    {
        var reader = await site.NewPageAsync();
        await reader.GotoAsync(site.Address("thurrock", "/ro/bulletins/subscribe"));
        await reader.FillAsync("#email", Email);
        await reader.CheckAsync("input[name=audience][value=residents]");
        await Assertions.Expect(reader.Locator("input[name=language][value=ro]")).ToBeCheckedAsync();
        await reader.CheckAsync("input[name=frequency][value=monthly]");
        await reader.WaitForTimeoutAsync(3000);
        await reader.Locator("main button[type=submit]").ClickAsync();
        var confirm = await MailAsync("to confirm", text => text.Contains("/bulletins/confirm/", StringComparison.Ordinal));
        await reader.GotoAsync(Mailbox.LinkIn(confirm, "/bulletins/confirm/"));
        await reader.Locator("button[value=confirm]").ClickAsync();
        await Assertions.Expect(reader.Locator("h1")).ToBeVisibleAsync();
        Assert.Equal(0, await reader.Locator("button[value=confirm]").CountAsync());
        return reader;
    }

    /// <returns>The month.</returns>
    private static async Task<string> BuildAsync(Officer officer)
    {
        await officer.OpenAsync("/thurrock/bulletins");
        await officer.Page.Locator("input[name=Month]").First.CheckAsync();
        await officer.PressAsync("Gather what is new");
        var month = officer.Page.Url.Split('/')[^1].Split('?')[0];
        await officer.Page.FillAsync("[name='Form.Words[0].Introduction']", "This month we say who you can ask.");
        foreach (var (language, text) in new[] { ("ro", Romanian), ("ur", "اس ماہ ہم بتاتے ہیں کہ آپ کس سے پوچھ سکتے ہیں۔") })
        {
            var words = officer.Page.Locator("details", new() { Has = officer.Page.Locator($"input[type=hidden][value={language}]") });
            await words.Locator("summary").ClickAsync();
            await words.Locator("textarea").FillAsync(text);
        }

        await officer.PressAsync("Save, and ask for approval");
        await Assertions.Expect(officer.Page.Locator("main .govuk-tag").First).ToHaveTextAsync("Waits for approval");
        return month;
    }

    private static async Task ChangeAndStopAsync(IPage reader, MimeMessage mail)
    {
        var preferences = Mailbox.LinkIn(mail, "/bulletins/preferences/");
        await reader.GotoAsync(preferences);
        await reader.CheckAsync("input[name=language][value=ur]");
        await reader.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(reader.Locator("main [role=status]")).ToBeVisibleAsync();
        await reader.ReloadAsync();
        await Assertions.Expect(reader.Locator("input[name=language][value=ur]")).ToBeCheckedAsync();

        // What a mailbox's own button sends (RFC 8058): a post from elsewhere, without a browser.
        var oneClick = new Uri(mail.Headers["List-Unsubscribe"]!.Trim('<', '>', ' '));
        using var http = new HttpClient();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(oneClick) { Host = "localhost" }.Uri) { Content = content };
        request.Headers.Host = oneClick.Authority;
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        await reader.GotoAsync(preferences);
        Assert.Equal(0, await reader.Locator("button[value=save]").CountAsync());
    }

    private Task<MimeMessage> MailAsync(string what, Func<string, bool> fits) => Mailbox.WaitAsync(site, Email, what, mail => fits(mail.TextBody ?? ""));
}
