using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>Cards to cut out, in the languages that the officer chose: all of a round alike.</summary>
public sealed class PrintedCards
{
    private const string Key = "is-this-page-clear";

    [Theory]
    [InlineData("thurrock", "en,ro,pl,lt,ur")]
    [InlineData("newham", "en,bn,gu,ro,ur")]
    public async Task Every_card_of_a_round_says_the_same_in_every_language_that_was_chosen(string site, string languages)
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var officer = await StaffClient.SignInAsync(fixture, Role.EngagementOfficer, site);
        var address = $"/manage/{site}/rounds/{await SetUpAsync(fixture, site)}/cards";
        var form = await officer.PageAsync(address);
        var offered = form.QuerySelectorAll("input[name=Languages]").Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(languages.Split(',').Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
        Assert.Equal("en", offered[0]);
        Assert.Equal(["en"], form.QuerySelectorAll("input[name=Languages][checked]").Select(box => box.GetAttribute("value")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(form, address, "", ("Number", "12"), ("Languages", "xx"))).StatusCode);
        var cards = await MadeAsync(officer, form, address, offered);
        Assert.Equal(12, cards.Count);
        Assert.Single(cards.Select(card => string.Concat(card.QuerySelectorAll("[lang]").Select(words => words.OuterHtml))).Distinct());
        Assert.Equal(12, cards.Select(card => card.QuerySelector("strong.pp-code")!.TextContent).Distinct().Count());
        var book = fixture.Services.GetRequiredService<WordBook>();
        foreach (var code in offered)
        {
            var (words, block) = (book[Language.Get(code)], cards[0].QuerySelector($"[lang={code}]")!);
            Assert.Equal(Language.Get(code).Direction, block.GetAttribute("dir"));
            foreach (var key in new[] { "ballot.card-how", "ballot.card-key", "ballot.card-promise" })
            {
                Assert.Contains(words[key], block.TextContent, StringComparison.Ordinal);
            }

            Assert.EndsWith($"{(code == "en" ? "" : "/" + code)}/consultations/{Key}/panel", block.QuerySelector("bdi")!.TextContent, StringComparison.Ordinal);
            Assert.All(block.QuerySelectorAll(".pp-code"), one => Assert.Equal("ltr", one.GetAttribute("dir")));
        }
    }

    [Fact]
    public async Task Cards_in_one_other_language_open_the_page_in_it()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var officer = await StaffClient.SignInAsync(fixture, Role.EngagementOfficer);
        var address = $"/manage/thurrock/rounds/{await SetUpAsync(fixture, "thurrock")}/cards";
        var card = (await MadeAsync(officer, await officer.PageAsync(address), address, ["ur"]))[0];
        Assert.Equal(["ur"], card.QuerySelectorAll("[lang]").Select(block => block.GetAttribute("lang")));
        var (page, code, key) = (card.QuerySelector("bdi")!.TextContent, card.QuerySelector("strong")!.TextContent, card.QuerySelectorAll("bdi")[1].TextContent.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("/ur/consultations/", page, StringComparison.Ordinal);
        Assert.NotNull(PanelCodes.HashOf(Guid.NewGuid(), code));
        var picture = new HtmlParser().ParseDocument(Engagement.QrPicture.Of($"{page}#code={code}&key={key}", 3).ToString()!);
        Assert.Equal(Squares(picture.Body!), Squares(card.QuerySelector(".pp-card-cut__picture")!));
    }

    private static List<string> Squares(IElement picture)
    {
        List<string> squares = [.. picture.QuerySelectorAll("rect, path").Select(square => string.Join(' ', square.Attributes.Select(attribute => attribute.Value)))];
        Assert.True(squares.Sum(square => square.Length) > 1000, "There is no picture.");
        return squares;
    }

    private static async Task<IReadOnlyList<IElement>> MadeAsync(StaffClient officer, AngleSharp.Html.Dom.IHtmlDocument form, string address, IEnumerable<string> languages)
    {
        var made = await officer.SendAsync(form, address, "", [("Number", "12"), .. languages.Select(language => ("Languages", language))]);
        return [.. (await Doorway.ParseAsync(made)).QuerySelectorAll(".pp-card-cut")];
    }

    internal static async Task<Guid> SetUpAsync(SiteFixture fixture, string site)
    {
        using var opener = BoxOpener.New();
        var (id, directory) = (Guid.NewGuid(), fixture.Services.GetRequiredService<IConsultationDirectory>());
        var survey = directory.Survey(site, directory.Find(site, Key)!.Rounds[0].Survey)!;
        await fixture.Services.GetRequiredService<RoundDesk>().SetUpAsync(
            new NewRound(id, site, Key, "round-1", Door.Panel, survey, opener.Key, "Engagement officer", "Data protection officer"), Listen.Officer, CancellationToken.None);
        return id;
    }
}
