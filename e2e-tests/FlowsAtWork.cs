using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Two members of staff change the venue-hire toolkit, in a browser.</summary>
[Collection(RunningSite.Turns)]
public sealed class FlowsAtWork(RunningSite site)
{
    private const string Edit = "/shared/edit/flows/en/venue-hire.yaml";

    [Fact]
    public async Task A_rule_is_changed_faults_show_while_it_is_typed_and_the_second_person_sees_whom_it_changes()
    {
        var first = await Officer.AdministratorAsync(site);
        var author = await first.InviteAsync("Dan Author", "author", "*");
        var editor = await first.InviteAsync("Eve Editor", "editor", "*");

        await author.OpenAsync("/thurrock/flows");
        await author.OpenAsync("/thurrock/flows/venue-hire");
        await author.Page.ClickAsync("text=Edit shared/flows/venue-hire.yaml");
        var graph = await author.Page.InputValueAsync("[name=Body]");
        await author.Page.FillAsync("[name=Body]", graph.Replace("next: purpose", "next: nowhere", StringComparison.Ordinal));
        await Assertions.Expect(author.Page.Locator("[data-pp-faults]")).ToContainTextAsync("nowhere", new() { Timeout = 20_000 });
        await author.Page.FillAsync("[name=Body]", graph.Replace("      - when: {not: {political: no}}", "      - when: {political: election}", StringComparison.Ordinal));
        await author.PressAsync("Save and send for review");

        await editor.OpenAsync(author.Page.Url);
        var table = editor.Page.Locator("[aria-labelledby=outcomes-0]");
        await Assertions.Expect(table).ToContainTextAsync("Ask before you answer");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("There are too many combinations to compare all.");
        await editor.Page.SetViewportSizeAsync(390, 800);
        Assert.Equal(390, await editor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await editor.OpenAsync(author.Page.Url.Replace("/version/", "/preview/", StringComparison.Ordinal));
        await editor.OpenAsync(author.Page.Url);
        await editor.PressAsync("Approve");
        await first.OpenAsync("/thurrock/flows/venue-hire/use");
        Officer[] all = [first, author, editor];
        Assert.Empty(all.SelectMany(officer => officer.Faults));
    }
}
