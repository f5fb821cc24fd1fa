using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>A translator signs in in the morning, and by the evening readers have a text that was behind its English as it is now.</summary>
[Collection(RunningSite.Turns)]
public sealed class TranslatorsDay(RunningSite site)
{
    private const string Key = "card-for-wallets";
    private const string Title = "A card for wallets";
    private const string Polish = $"/thurrock/edit/updates/pl/{Key}";

    [Fact]
    public async Task A_text_that_is_behind_is_found_brought_up_to_its_english_checked_and_read()
    {
        var first = await Officer.AdministratorAsync(site);
        var author = await first.InviteAsync("Jan Author", "author");
        var publisher = await first.InviteAsync("Kit Publisher", "publisher");
        var translator = await first.InviteAsync("Lena Translator", "translator", languages: "pl");
        var reader = await site.NewPageAsync();

        await author.WriteUpdateAsync(Key, Title, "Print it and keep it.");
        await publisher.ApproveAndPublishAsync(author.Page.Url);
        await translator.OpenAsync(Polish);
        await TranslateAsync(translator, "Wydrukuj i zachowaj.");
        await publisher.ApproveAndPublishAsync(translator.Page.Url);
        Assert.Equal((0, 0), await NoticesAsync(reader, "Wydrukuj i zachowaj."));
        await author.RewriteAsync($"/thurrock/edit/updates/en/{Key}", "Print it, fold it and keep it.");
        await publisher.ApproveAndPublishAsync(author.Page.Url);
        Assert.Equal((1, 0), await NoticesAsync(reader, "Wydrukuj i zachowaj."));

        await SignInAgainAsync(translator);
        await FindAsync(translator);
        await TranslateAsync(translator, "Wydrukuj, złóż i zachowaj.");
        Assert.Equal((1, 0), await NoticesAsync(reader, "Wydrukuj i zachowaj."));
        await publisher.ApproveAndPublishAsync(translator.Page.Url);
        Assert.Equal((0, 0), await NoticesAsync(reader, "Wydrukuj, złóż i zachowaj."));
        await translator.OpenAsync("/thurrock/translations");
        await Assertions.Expect(Cell(translator)).ToContainTextAsync("Checked");
        await publisher.WithdrawAsync(publisher.Page.Url, author.Page.Url);
        Assert.Empty(new[] { first, author, publisher, translator }.SelectMany(one => one.Faults));
    }

    private static async Task SignInAgainAsync(Officer translator)
    {
        await translator.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(translator.Page.Locator(".pp-manage__me")).ToHaveCountAsync(0);
        await translator.OpenAsync("/thurrock");
        await translator.Page.ClickAsync("text=Sign in with a passkey");
        await Assertions.Expect(translator.Page.Locator(".pp-manage__me")).ToBeVisibleAsync();
    }

    /// <summary>From the desk to the matrix, to the text, and there to what has changed in the English, side by side.</summary>
    private static async Task FindAsync(Officer translator)
    {
        await translator.OpenAsync("/thurrock");
        await Assertions.Expect(translator.Page.Locator("#behind + ul a", new() { HasText = $"{Title}: Polish" })).ToBeVisibleAsync();
        await translator.OpenAsync("/thurrock/translations");
        await Assertions.Expect(Cell(translator)).ToContainTextAsync("Behind");
        await Cell(translator).ClickAsync();
        await Assertions.Expect(translator.Page.Locator("main .pp-diff td:nth-child(2) ins", new() { HasText = "fold" })).ToBeVisibleAsync();
        await translator.LookAsync();
        Assert.False(await translator.Page.IsCheckedAsync("[name=Fits]"));
    }

    /// <summary>Words, and the word of somebody who reads both languages that they say the same.</summary>
    private static async Task TranslateAsync(Officer translator, string body)
    {
        await translator.Page.FillAsync("[name='f.title']", "Karta na portfel");
        await translator.Page.FillAsync("[name='f.summary']", "Karta z numerami telefonów.");
        await translator.Page.FillAsync("[name=Body]", body);
        await translator.Page.CheckAsync("[name=Fits]");
        await translator.Page.FillAsync("[name='translation.checked-by']", "Polish translator");
        await translator.Page.FillAsync("[name='translation.checked-on']", $"{TimeProvider.System.GetLocalNow():yyyy-MM-dd}");
        await translator.PressAsync("Save and send for review");
        Assert.Equal(0, await translator.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync());
    }

    private static ILocator Cell(Officer translator) => translator.Page.Locator($"a[href='/manage{Polish}']");

    /// <returns>How often a reader of Polish is told that the English has changed, and that nobody checked the text.</returns>
    private async Task<(int Behind, int Draft)> NoticesAsync(IPage reader, string text)
    {
        await reader.GotoAsync(site.Address("thurrock", $"/pl/updates/{Key}"));
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync(text);
        await Assertions.Expect(reader.Locator("html")).ToHaveAttributeAsync("lang", "pl");
        return (await reader.Locator(".pp-notice--behind").CountAsync(), await reader.Locator(".pp-notice--draft").CountAsync());
    }
}
