using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Facts;
using PreventPublic.Testing;
using PreventPublic.Tests.Manage;
using PreventPublic.Tests.Strategy;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>Cards and posts show what readers see, all of it readable, and nothing before its day.</summary>
public abstract class PagesAreShared(Engine engine)
{
    private const string Later = "updates/later";
    private const string Out = "updates/out";

    [Fact]
    public async Task What_readers_may_not_see_yet_has_no_card_no_posts_and_no_poster()
    {
        await using var desk = await OpenAsync();
        foreach (var address in new[] { $"/share/{Later}.png", "/share/updates/nothing.png", "/share/pages/about.png", "/share/contacts/help.png", $"/ur/share/updates/english.png" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Fixture.On().GetAsync(address)).StatusCode);
        }

        var screen = await desk.Author.PageAsync("/manage/thurrock/share/updates/en/later");
        Assert.Empty(screen.QuerySelectorAll("textarea"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Author.GetAsync("/manage/thurrock/poster/updates/en/later")).StatusCode);
        desk.Fixture.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.OK, (await desk.Fixture.On().GetAsync($"/share/{Later}.png")).StatusCode);
    }

    [Fact]
    public async Task A_page_names_a_picture_that_is_there_and_says_what_it_shows()
    {
        await using var desk = await OpenAsync();
        foreach (var (page, title) in new[] { ($"/{Out}", "Out & about"), ($"/ur/{Out}", "نئی اطلاع") })
        {
            var head = await desk.Fixture.On().PageAsync(page);
            var picture = new Uri(head.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!);
            Assert.StartsWith(title + " – ", head.QuerySelector("meta[property='og:image:alt']")!.GetAttribute("content"), StringComparison.Ordinal);
            var answer = await desk.Fixture.On().GetAsync(picture.AbsolutePath);
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            using var card = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal((1200, 630), (card.Width, card.Height));
        }

        Assert.Null((await desk.Fixture.On().PageAsync("/about")).QuerySelector("meta[property='og:image']"));
    }

    [Fact]
    public async Task An_officer_finds_everything_from_the_entry_and_every_post_leads_to_the_page()
    {
        await using var desk = await OpenAsync();
        var edit = await desk.Author.PageAsync("/manage/thurrock/edit/updates/ur/out");
        var link = edit.QuerySelectorAll("a").Single(a => a.TextContent == "Share").GetAttribute("href")!;
        var screen = await desk.Author.PageAsync(link);
        var texts = screen.QuerySelectorAll("textarea").ToDictionary(area => area.Id!, area => area.TextContent.Trim('\n'));
        Assert.Equal(Network.All.Count + 2, texts.Count);
        Assert.All(texts.Values, text => Assert.Contains($"/ur/{Out}", text, StringComparison.Ordinal));
        Assert.All(texts.Values, text => Assert.Contains("نئی اطلاع", text, StringComparison.Ordinal));
        Assert.All(Network.All, network => Assert.InRange(network.Measure(texts["post-" + network.Name]), 1, network.Limit));
        Assert.DoesNotContain("<script", texts["snippet"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", texts["snippet"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await desk.Author.GetAsync(link + "?handler=Card")).StatusCode);
        var poster = await desk.Author.PageAsync("/manage/thurrock/poster/updates/ur/out?size=a3");
        Assert.NotNull(poster.QuerySelector(".pp-poster--a3[dir=rtl] svg"));
        Assert.EndsWith($"/ur/{Out}", poster.QuerySelector(".pp-poster__address")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_officers_open_to_share_is_counted_by_what_it_is_about()
    {
        await using var desk = await OpenAsync();
        await desk.Author.PageAsync("/manage/thurrock/share/updates/en/out");
        await desk.Author.PageAsync("/manage/thurrock/share/updates/ur/out");
        await desk.Author.PageAsync("/manage/thurrock/poster/updates/en/out?size=a3");
        await desk.Author.PageAsync("/manage/thurrock/share/updates/en/later");
        await desk.Author.GetAsync("/manage/thurrock/share/updates/en/out?handler=Card");
        await desk.Fixture.On().GetAsync($"/share/{Out}.png");
        await desk.Fixture.Services.GetRequiredService<FactBuffer>().FlushAsync(TestContext.Current.CancellationToken);
        await using var store = await Quiet.StoreAsync(desk.Fixture);
        var counted = await store.DayCounts.Where(day => day.Name == "share.opened").OrderBy(day => day.Dimension).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(Out, "kit", 2L), (Out, "poster", 1L)], counted.Select(day => (day.Subject, day.Dimension, day.Count)));
    }

    [Fact]
    public async Task Hostile_words_stay_words_in_a_snippet_and_on_a_card()
    {
        await using var desk = await OpenAsync();
        var screen = await desk.Author.PageAsync("/manage/thurrock/share/updates/en/hostile");
        Assert.Contains("&lt;b&gt;", screen.QuerySelector("#snippet")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await desk.Fixture.On().GetAsync("/share/updates/hostile.png")).StatusCode);
    }

    private Task<Desk> OpenAsync() => Desk.OpenAsync(engine, content => content
        .Write("thurrock/updates/out.md", "---\ntitle: Out & about\nsummary: What is on.\ndate: 2026-11-20\n---\nCome along.\n")
        .Write("thurrock/updates/out.ur.md", "---\ntitle: نئی اطلاع\nsummary: کیا ہو رہا ہے۔\ntranslated-from: fdd965b0d03c\n---\nآئیے۔\n")
        .Write("thurrock/updates/english.md", "---\ntitle: English only\nsummary: One language.\ndate: 2026-11-20\n---\nWords.\n")
        .Write("thurrock/updates/hostile.md", "---\ntitle: \"<b>Bold</b> & \\\"quoted\\\" <span\"\nsummary: Words.\ndate: 2026-11-20\n---\nWords.\n")
        .Write("thurrock/updates/later.md", "---\ntitle: Later\nsummary: Not yet.\ndate: 2026-11-25\n---\nNot yet.\n"));
}

public sealed class PagesAreSharedOnSqlite() : PagesAreShared(Engine.Sqlite);

public sealed class PagesAreSharedOnPostgres() : PagesAreShared(Engine.Postgres);

/// <summary>What cards and posts are made of, on its own.</summary>
public sealed class WhatIsShared
{
    private const string Family = "👩‍👩‍👧‍👦";

    [Theory]
    [InlineData("en", "Safe")]
    [InlineData("ur", "محفوظ")]
    [InlineData("bn", "নিরাপত্তা")]
    [InlineData("gu", "સુરક્ષિત")]
    public void The_longest_titles_wrap_inside_the_card(string code, string word)
    {
        foreach (var title in new[] { string.Join(' ', Enumerable.Repeat(word, 80))[..80], string.Concat(Enumerable.Repeat(word, 20))[..80], word })
        {
            using var mask = SocialCard.Fitted(title, Language.Get(code), 340);
            Assert.InRange(mask.Width, 1, SocialCard.Width - (2 * SocialCard.Margin));
            Assert.InRange(mask.Height, 1, 340);
            Assert.True(mask.Max() > 200, "No ink");
        }
    }

    [Fact]
    public void Urdu_is_joined_when_it_is_drawn()
    {
        using var joined = SocialCard.Fitted("ببب", Language.Get("ur"), 340, 40);
        using var apart = SocialCard.Fitted("ب\u200cب\u200cب", Language.Get("ur"), 340, 40);
        Assert.True(apart.Width > joined.Width, $"{apart.Width} and {joined.Width} pixels");
    }

    [Fact]
    public void Colours_that_cannot_be_read_on_one_another_are_not_used_together()
    {
        Assert.Equal(21, CardColours.Contrast("#000000", "#ffffff"), 3);
        Assert.Equal("#ffffff", new CardColours("#0d5a60", "#093d42", "#ffffff").TextOn("#0d5a60"));
        Assert.Equal("#000000", new CardColours("#ffdd00", "#ffdd00", "#ffffff").TextOn("#ffdd00"));
    }

    [Fact]
    public void No_cut_is_too_long_or_inside_a_letter()
    {
        string[] pieces = [Family, "ক্ষি", "પ્રે", "é", "word", " ", ". ", "۔ ", "gov.uk", "\n\n", "https://example.org/a/long/one"];
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)])).Trim();
            var network = Network.All[random.Next(Network.All.Count)];
            var limit = random.Next(5, 120);
            var cut = PostText.Cut(text, limit, network.Measure);
            Assert.True(network.Measure(cut) <= limit, $"{network.Name}: {network.Measure(cut)} of {limit}: {cut}");
            var kept = cut == text ? cut : cut.TrimEnd('…');
            Assert.StartsWith(kept, text, StringComparison.Ordinal);
            Assert.True(kept.Length == text.Length || StringInfo.ParseCombiningCharacters(text).Contains(kept.Length), "Inside a letter: " + cut);
        }
    }

    [Fact]
    public void A_sentence_ends_a_post_where_it_can_and_a_word_where_it_cannot()
    {
        Assert.Equal("One two three.", PostText.Cut("One two three. Four five six.", 20, Network.Clusters));
        Assert.Equal("One two three…", PostText.Cut("One two three four five", 15, Network.Clusters));
        Assert.Equal("یہ ایک جملہ ہے۔", PostText.Cut("یہ ایک جملہ ہے۔ یہ دوسرا جملہ ہے۔", 22, Network.Clusters));
    }

    [Theory]
    [InlineData("https://example.org/a/very/long/address/that/goes/on", 23)]
    [InlineData("See gov.uk now", 31)]
    [InlineData("abc", 3)]
    [InlineData("漢字", 4)]
    [InlineData("اردو", 4)]
    public void X_counts_as_it_says(string text, int expected) => Assert.Equal(expected, Network.OnX(text));
}
