using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QRCoder;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>A Youth Council member gets a printed card, makes a ballot on a phone, and answers with it later, in another sitting.</summary>
[Collection(RunningSite.Turns)]
public sealed partial class BallotJourney(RunningSite site)
{
    private const string Consultation = "/consultations/youth-forum-topics";

    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    public async Task A_member_on_a_phone_with_a_printed_card_answers_in_two_sittings()
    {
        var officer = await Officer.AdministratorAsync(site);
        var link = await SetUpAsync(officer);
        await WithoutScriptAsync();
        var ballot = await FirstSittingAsync(link);
        await SecondSittingAsync(ballot);
        await AgainAsync(link, ballot);
        Assert.Empty(officer.Faults);
    }

    /// <returns>The link in the picture of the first card. The picture is drawn again from it, to see that it says just that.</returns>
    private async Task<string> SetUpAsync(Officer officer)
    {
        await officer.OpenAsync("/newham/rounds/new/youth-forum-topics/round-2/panel");
        await officer.Page.ClickAsync("[data-pp-make] button");
        foreach (var holder in new[] { "First", "Second" })
        {
            await officer.Page.RunAndWaitForDownloadAsync(() => officer.Page.ClickAsync($"[data-pp-holder={holder}]"));
        }

        await officer.Page.CheckAsync("[name=Saved]");
        await officer.PressAsync("Set up the round");
        var address = officer.Page.Url;
        await officer.OpenAsync(address + "/cards");
        await officer.Page.FillAsync("[name=Number]", "12");
        await officer.PressAsync("Make the cards");
        var card = officer.Page.Locator(".pp-card-cut").First;
        var (code, key) = (await card.Locator("strong.pp-code").TextContentAsync(), await card.Locator(".pp-code").Last.TextContentAsync());
        var link = $"{site.Address("newham", Consultation)}/panel#code={code}&key={key!.Replace(" ", "", StringComparison.Ordinal)}";
        Assert.Equal(Squares(PictureOf(link)), Squares(await card.Locator(".pp-card-cut__picture").InnerHTMLAsync()));
        await officer.OpenAsync(address);
        await officer.PressAsync("Open the round");
        return link;
    }

    /// <summary>Never a weaker promise under the same words: without JavaScript the page offers paper, and says what the difference is.</summary>
    private async Task WithoutScriptAsync()
    {
        var page = await site.NewPageAsync(script: false);
        await page.GotoAsync(site.Address("newham", Consultation + "/panel"));
        await Assertions.Expect(page.Locator("[data-pp-without]")).ToContainTextAsync("Paper is not the same");
        await Assertions.Expect(page.Locator("[data-pp-ballot]")).ToBeHiddenAsync();
        await page.GotoAsync(site.Address("newham", Consultation + "/panel/answer"));
        await Assertions.Expect(page.Locator("[data-pp-without]")).ToContainTextAsync("Paper is not the same");
        await Assertions.Expect(page.Locator("[data-survey]")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>The card becomes a ballot, which the member keeps as a file; then the page is closed.</summary>
    /// <returns>Where the file is.</returns>
    private async Task<string> FirstSittingAsync(string link)
    {
        var phone = await site.NewPageAsync();
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("#code")).Not.ToHaveValueAsync("");
        Assert.DoesNotContain('#', phone.Url);
        await LooksRightAsync(phone);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Get my ballot" }).ClickAsync();
        await Assertions.Expect(phone.Locator("[data-pp-picture] svg")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await LooksRightAsync(phone);
        var download = await phone.RunAndWaitForDownloadAsync(() => phone.ClickAsync("[data-pp-save]"));
        var file = await download.PathAsync();
        var kept = Path.Combine(Path.GetTempPath(), $"ballot-{Guid.NewGuid():N}.txt");
        File.Copy(file, kept);
        Assert.Empty(await phone.Context.CookiesAsync());
        Assert.Equal(0, await phone.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        await phone.Context.CloseAsync();
        return kept;
    }

    private async Task SecondSittingAsync(string ballot)
    {
        var phone = await site.NewPageAsync();
        var sent = new List<string>();
        phone.Request += (_, request) => sent.Add(request.PostData ?? "");
        await phone.GotoAsync(site.Address("newham", Consultation + "/panel/answer"));
        await LooksRightAsync(phone);
        await phone.SetInputFilesAsync("#ballot-file", ballot);
        await phone.ClickAsync("[data-pp-use]");
        await Assertions.Expect(phone.Locator("[data-pp-sheet]")).ToBeVisibleAsync();
        await LooksRightAsync(phone);
        await AnswerAsync(phone, "Ask us before you print posters.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Seal and send" }).ClickAsync();
        await Assertions.Expect(phone.Locator("[data-pp-state=taken]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.DoesNotContain(sent, body => body.Contains("posters", StringComparison.Ordinal));
        Assert.Empty(await phone.Context.CookiesAsync());
        await phone.Context.CloseAsync();
    }

    /// <summary>The same ballot counts once, and the same card gives no other.</summary>
    private async Task AgainAsync(string link, string ballot)
    {
        var phone = await site.NewPageAsync();
        await phone.GotoAsync(BallotLink().Match(await File.ReadAllTextAsync(ballot, TestContext.Current.CancellationToken)).Value);
        await AnswerAsync(phone, "Once more.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Seal and send" }).ClickAsync();
        await Assertions.Expect(phone.Locator("[data-pp-state=already]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await phone.GotoAsync("about:blank");
        await phone.GotoAsync(link);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Get my ballot" }).ClickAsync();
        await Assertions.Expect(phone.Locator("[data-pp-trouble=used]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await LooksRightAsync(phone);
        await phone.Context.CloseAsync();
    }

    private static async Task AnswerAsync(IPage phone, string words)
    {
        await Assertions.Expect(phone.Locator("[data-pp-sheet]")).ToBeVisibleAsync();
        await phone.Locator("[data-question]:not([data-kind=text]):not([data-kind=rank]):visible input").First.CheckAsync();
        await phone.Locator("[data-question][data-kind=text] textarea:visible").First.FillAsync(words);
    }

    private static async Task LooksRightAsync(IPage page)
    {
        Assert.Empty((await page.RunAxe(Rules)).Violations.Select(violation => $"{page.Url} {violation.Id}: {violation.Nodes[0].Html}"));
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, 360);
    }

    private static string PictureOf(string link)
    {
        using var code = new QRCodeGenerator().CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(code).GetGraphic(3, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
    }

    /// <summary>The numbers in a drawing: where its squares are, however a browser writes the rest.</summary>
    private static IReadOnlyList<string> Squares(string svg) => [.. Number().Matches(svg).Select(number => number.Value)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"https?://\S+#PPB1\.\S+")]
    private static partial Regex BallotLink();
}
