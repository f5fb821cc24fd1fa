using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>
/// Somebody asks Google whether they are a person, in a council that chose it. A stand-in answers for Google, at Google's address and
/// under the page's own policy; whether Google's script does what its documentation says, this cannot tell.
/// </summary>
[Collection(RunningSite.Turns)]
public sealed partial class AskingGoogleJourney(RunningSite site)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    /// <summary>As the documentation has it: a box that fills in a field of its own (v2), an answer for a key and an action (v3).</summary>
    private const string StandIn = """
        window.grecaptcha = {
          ready: (act) => act(),
          execute: (key, { action }) => Promise.resolve(`${key} ${action}`),
          render: (box, { sitekey, callback }) => {
            const field = Object.assign(document.createElement('textarea'), { name: 'g-recaptcha-response', hidden: true });
            const frame = Object.assign(document.createElement('iframe'), { src: 'https://www.google.com/recaptcha/api2/anchor', title: 'reCAPTCHA' });
            const tick = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Tick' });
            tick.addEventListener('click', () => { field.value = `${sitekey} ticked`; callback(field.value); });
            box.append(field, frame, tick);
          },
        };
        """;

    [Theory]
    [InlineData("v2", "", "key ticked")]
    [InlineData("v3", "/ur", "key register")]
    public async Task Nothing_is_asked_of_google_until_somebody_presses_the_button_and_then_the_place_is_theirs(string version, string language, string answer)
    {
        using var verifier = new LocalServer(_ => (200, """{"success":true,"score":0.9,"action":"register"}"""));
        await using var host = await OtherHost.StartAsync(
            ("HumanCheck__Provider", "recaptcha"), ("HumanCheck__Google__SiteKey", "key"), ("HumanCheck__Google__Secret", "secret"), ("HumanCheck__Google__Version", version),
            ("HumanCheck__Google__Address", verifier.Address("/siteverify")));
        var page = await site.NewPageAsync();
        var asked = new List<string>();
        await page.RouteAsync(Elsewhere(), route =>
        {
            asked.Add(new Uri(route.Request.Url).AbsolutePath);
            return route.FulfillAsync(route.Request.ResourceType == "script" ? new() { ContentType = "text/javascript", Body = StandIn } : new() { ContentType = "text/html", Body = "A box" });
        });
        await FillInAsync(page, host.Address("newham", $"{language}/events/understanding-prevent-course/register"));
        Assert.Empty((await page.RunAxe(Rules)).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        Assert.Empty(asked);

        await page.ClickAsync("[data-ask]");
        await Assertions.Expect(page.Locator("[data-pp-google] [role=status]")).Not.ToBeEmptyAsync();
        if (version == "v2")
        {
            await page.ClickAsync("text=Tick");
        }

        await page.ClickAsync("button[value=send]");
        await page.ArriveAsync(url => url.Contains("/registered?", StringComparison.Ordinal) && url.Contains("how=place", StringComparison.Ordinal));
        Assert.Equal(version == "v2" ? ["/recaptcha/api.js", "/recaptcha/api2/anchor"] : ["/recaptcha/api.js"], asked);
        Assert.Equal($"secret=secret&response={answer.Replace(' ', '+')}", Assert.Single(verifier.Bodies));
    }

    [GeneratedRegex("^https:")]
    private static partial Regex Elsewhere();

    private static async Task FillInAsync(IPage page, string form)
    {
        await page.GotoAsync(form);
        await page.Locator("input[name=date]").First.CheckAsync();
        await page.FillAsync("#email", "ada@example.org");
        await page.FillAsync("#name", "Ada Example");
        await page.WaitForTimeoutAsync(2500);
        await page.ClickAsync("button[value=check]");
        await Assertions.Expect(page.Locator("[data-ask]")).ToBeVisibleAsync();
    }
}
