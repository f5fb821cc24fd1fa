using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Cms.Types;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>A resident gets the bulletin, changes it and stops it; scanners, forwarders and strangers cannot.</summary>
public sealed class SubscribingByMail
{
    public static readonly TheoryData<Engine> Engines = [Engine.Sqlite, Engine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_resident_subscribes_changes_and_stops_by_one_click_and_a_scanner_does_nothing(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        using var http = BrowserOf(readers);
        await AskAsync(readers, http, "ada@example.org", "ur");
        await readers.DeliverAsync();
        var confirm = LinkIn(Assert.Single(server.Mails).Message, "confirm");
        for (var scan = 0; scan < 3; scan++)
        {
            var page = await http.GetStringAsync(new Uri(confirm, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.DoesNotContain("ada@", page, StringComparison.Ordinal);
            Assert.DoesNotContain("preferences/", page, StringComparison.Ordinal);
        }

        Assert.Null((await OneAsync(readers)).ConfirmedAt);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, confirm, ("step", "confirm")));
        Assert.NotNull((await OneAsync(readers)).ConfirmedAt);
        await readers.OrderAsync(Readers.Part(), Readers.Part(language: "ur"));
        await readers.PassAsync();
        var bulletin = server.Mails.Last().Message;
        var preferences = LinkIn(bulletin, "preferences");
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(http, preferences, ("audience", "parents"), ("language", "en"), ("frequency", "urgent"), ("topics", "online"), ("topics", "made-up")));
        var changed = await OneAsync(readers);
        Assert.Equal(("parents", "en", "urgent", " online "), (changed.Audience, changed.Language, changed.Frequency, changed.Topics));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(http, preferences, ("audience", "made-up")));
        var stop = new Uri(Parse(bulletin).Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(stop, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(1, await CountAsync(readers));
        using var oneClick = new HttpRequestMessage(HttpMethod.Post, stop) { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var answer = await http.SendAsync(oneClick, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, await CountAsync(readers)));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, stop, ("List-Unsubscribe", "One-Click")));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(preferences, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_page_answers_the_same_for_an_address_it_knows_and_changes_nothing_of_it()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port);
        using var http = BrowserOf(readers);
        await readers.AddAsync("ada@example.org");
        await AskAsync(readers, http, "ADA@example.org", "ur");
        await AskAsync(readers, http, "bob@example.org", "ur");
        await readers.DeliverAsync();
        Assert.Equal(["ada@example.org", "bob@example.org"], server.Mails.Select(mail => mail.To).Order());
        Assert.Equal("en", await readers.InStoreAsync(store => store.Subscribers.Where(s => s.Email == "ada@example.org").Select(s => s.Language).SingleAsync()));
        var known = server.Mails.Single(mail => mail.To == "ada@example.org").Message;
        Assert.DoesNotContain("/confirm/", Parse(known).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_for_one_thing_and_a_changed_one_for_nothing()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port);
        using var http = BrowserOf(readers);
        await AskAsync(readers, http, "ada@example.org", "en");
        await readers.DeliverAsync();
        var token = LinkIn(Assert.Single(server.Mails).Message, "confirm").Split('/')[^1];
        foreach (var address in new[] { $"/bulletins/preferences/{token}", $"/bulletins/preferences/p{token[1..]}", $"/bulletins/confirm/{token[..^1]}x", "/bulletins/confirm/c" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        }

        await PostAsync(http, $"/bulletins/unsubscribe/{token}");
        await PostAsync(http, $"/bulletins/unsubscribe/u{token[1..]}");
        Assert.Equal(1, await CountAsync(readers));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_does_not_confirm_is_forgotten_after_a_week_and_one_person_when_they_ask(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        using var http = BrowserOf(readers);
        await AskAsync(readers, http, "late@example.org", "en");
        await readers.AddAsync("ada@example.org");
        readers.Fixture.Clock.Advance(TimeSpan.FromDays(7));
        var eraser = (SubscriberEraser)readers.Fixture.Services.GetService(typeof(SubscriberEraser))!;
        Assert.Equal(1, await eraser.EraseUnconfirmedAsync(TestContext.Current.CancellationToken));
        Assert.Single(await eraser.OfAsync(new DataSubject("Ada@example.org"), TestContext.Current.CancellationToken));
        Assert.Equal(1, await eraser.EraseAsync(new DataSubject("Ada@example.org"), "an officer", TestContext.Current.CancellationToken));
        Assert.Equal(0, await CountAsync(readers));
        Assert.Equal(2, await readers.InStoreAsync(store => store.Erasures.CountAsync()));
    }

    /// <summary>Also after the request is erased, when nobody knows any more whose link it was.</summary>
    [Theory]
    [InlineData("en", "", "This link has run out")]
    [InlineData("ur", "/ur", "اس لنک کی مدت ختم ہو گئی ہے")]
    public async Task A_link_to_confirm_that_ran_out_says_so_and_how_to_ask_again(string language, string prefix, string says)
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port);
        using var http = BrowserOf(readers);
        await AskAsync(readers, http, "late@example.org", language);
        await readers.DeliverAsync();
        var confirm = LinkIn(Assert.Single(server.Mails).Message, "confirm");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(confirm, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        readers.Fixture.Clock.Advance(Subscriber.ConfirmWithin);
        for (var erased = 0; erased < 2; erased++)
        {
            Assert.Equal(HttpStatusCode.Gone, await PostAsync(http, confirm, ("step", "confirm")));
            using var answer = await http.GetAsync(new Uri(confirm, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal((says, language), (page.QuerySelector("main h1")!.TextContent, page.DocumentElement.GetAttribute("lang")));
            Assert.Equal($"{prefix}/bulletins/subscribe", page.QuerySelector("main a")!.GetAttribute("href"));
            Assert.Empty(page.QuerySelectorAll("main form"));
            Assert.Equal(0, await readers.InStoreAsync(store => store.Subscribers.CountAsync(s => s.ConfirmedAt != null)));
            await ((SubscriberEraser)readers.Fixture.Services.GetService(typeof(SubscriberEraser))!).EraseUnconfirmedAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>One form causes one mail, however often it is sent: nobody can use it to flood another's mailbox.</summary>
    [Fact]
    public async Task The_same_form_sent_again_causes_no_second_mail()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port);
        using var http = BrowserOf(readers);
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(new Uri("/bulletins/subscribe", UriKind.Relative), TestContext.Current.CancellationToken));
        readers.Fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        var ticket = page.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        for (var time = 0; time < 12; time++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(http, "/bulletins/subscribe", ("form", ticket), ("email", "ada@example.org"), ("audience", "residents"), ("language", "en"), ("frequency", "monthly")));
        }

        Assert.Equal(1, await readers.InStoreAsync(store => store.Set<Core.Outbox.OutboxMessage>().CountAsync(message => message.Kind == SubscriberLetter.Kind)));
    }

    [Fact]
    public async Task A_form_that_was_refused_is_refused_again()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(Engine.Sqlite, server.Port);
        using var http = BrowserOf(readers);
        for (var time = 0; time < 8; time++)
        {
            await AskAsync(readers, http, "ada@example.org", "en");
        }

        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(new Uri("/bulletins/subscribe", UriKind.Relative), TestContext.Current.CancellationToken));
        readers.Fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        var ticket = page.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(http, "/bulletins/subscribe", ("form", ticket), ("email", "ada@example.org"), ("audience", "residents"), ("language", "en"), ("frequency", "monthly")));
        }
    }

    [Fact]
    public void What_subscribers_choose_from_is_what_content_is_tagged_with()
    {
        Assert.Empty(BulletinAudiences.All.Except(Vocabulary.Audiences.Split(' ')));
        Assert.Equal(Vocabulary.Topics.Split(' '), SubscriberChoices.Topics);
    }

    private static HttpClient BrowserOf(Readers readers) =>
        readers.Fixture.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("http://thurrock.localhost") });

    private static async Task AskAsync(Readers readers, HttpClient http, string email, string language)
    {
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(new Uri("/bulletins/subscribe", UriKind.Relative)));
        readers.Fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        var ticket = page.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(http, "/bulletins/subscribe", ("form", ticket), ("email", email), ("audience", "residents"), ("language", language), ("frequency", "monthly")));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string address, params (string Key, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), form);
        return answer.StatusCode;
    }

    private static string LinkIn(string mail, string what) =>
        new Uri(Parse(mail).TextBody!.Split('\n').Select(line => line.Trim()).First(line => line.Contains($"/bulletins/{what}/", StringComparison.Ordinal))).PathAndQuery;

    private static Task<Subscriber> OneAsync(Readers readers) => readers.InStoreAsync(store => store.Subscribers.AsNoTracking().SingleAsync());

    private static Task<int> CountAsync(Readers readers) => readers.InStoreAsync(store => store.Subscribers.CountAsync());

    private static MimeMessage Parse(string text) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
}
