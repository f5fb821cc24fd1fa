using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Files;
using PreventPublic.Engagement.HumanCheck;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>Whoever came can print a certificate; whoever holds one can be believed, also after its person was erased; nobody else learns anything.</summary>
public abstract class CertificatesAreTrue(Engine engine)
{
    [Fact]
    public async Task A_certificate_is_had_by_who_came_and_checked_when_its_person_is_forgotten()
    {
        await using var meet = await Meet.StartAsync(engine, 10, "certificate: true");
        await meet.RegisterAsync("ada@example.org");
        var token = await meet.TokenAsync("ada@example.org", LetterKind.Booked);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(meet, token));
        await OverAsync(meet);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(meet, token));
        await CameAsync(meet, "ada@example.org");
        var certificate = await TextAsync(meet, $"/my-registration/{token}/certificate");
        var person = Assert.Single(await meet.AllAsync());
        Assert.Contains(person.Name, certificate, StringComparison.Ordinal);
        var code = new HtmlParser().ParseDocument(certificate).QuerySelector(".pp-certificate__code")!.TextContent;

        var confirmed = await CheckAsync(meet, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Contains("This certificate is genuine", confirmed, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Name, confirmed, StringComparison.Ordinal);
        await meet.Fixture.Services.GetRequiredService<PeopleEraser>().EraseAsync(new DataSubject("ada@example.org"), "a test", CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(meet, token));
        confirmed = await CheckAsync(meet, code);
        Assert.Contains(CertificateCode.InitialsOf(person.Name), confirmed, StringComparison.Ordinal);
        Assert.Contains("10 December 2026", confirmed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_a_browser_to_print_with_it_is_had_as_a_file()
    {
        var printer = new Reads();
        await using var meet = await Meet.StartAsync(engine, 10, "certificate: true", with: fixture => fixture.Replace = services =>
        {
            Meet.Quiet(services);
            services.AddSingleton<IPagePrinter>(printer);
        });
        printer.Http = meet.Browser();
        await meet.RegisterAsync("ada@example.org");
        var token = await meet.TokenAsync("ada@example.org", LetterKind.Booked);
        await OverAsync(meet);
        var file = new Uri($"/ur/my-registration/{token}/certificate?handler=pdf", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await meet.Browser().GetAsync(file, TestContext.Current.CancellationToken)).StatusCode);
        await CameAsync(meet, "ada@example.org");
        Assert.Contains("?handler=pdf", await TextAsync(meet, $"/my-registration/{token}/certificate"), StringComparison.Ordinal);
        var answer = await meet.Browser().GetAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("dir=\"rtl\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Reads what it is to print, as a browser would.</summary>
    private sealed class Reads : IPagePrinter
    {
        public HttpClient? Http { get; set; }

        public bool IsReady => true;

        public Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel) => Http!.GetByteArrayAsync(new Uri(address, UriKind.Relative), cancel);
    }

    [Fact]
    public async Task A_code_that_was_changed_anywhere_is_not_ours()
    {
        await using var meet = await Meet.StartAsync(engine, 10, "certificate: true");
        await meet.RegisterAsync("ada@example.org");
        await OverAsync(meet);
        await CameAsync(meet, "ada@example.org");
        var session = await meet.InStoreAsync(store => store.Sessions.SingleAsync());
        var codes = new CertificateCode(meet.Fixture.Services.GetRequiredService<SharedSecrets>());
        var code = codes.Of(session, "Ada Lovelace");
        Assert.Equal("AL", codes.Check(code, [session])!.Value.Initials);
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] != '-')
            {
                var other = code[..at] + (code[at] == '2' ? '3' : '2') + code[(at + 1)..];
                Assert.True(codes.Check(other, [session]) is null || at == code.Length - 1, other);
            }
        }

        foreach (var hostile in new[] { "", "-", "ÄÖ", new string('0', 5000), "<script>", code + code })
        {
            Assert.Contains("Check a certificate", await CheckAsync(meet, hostile), StringComparison.Ordinal);
        }

        Assert.Contains("no certificate with this code", await CheckAsync(meet, "0000-0000"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("  prince ", "P")]
    [InlineData("آمنہ خان", "آخ")]
    [InlineData("👩‍🚀 Ride", "👩‍🚀R")]
    [InlineData("   ", "?")]
    public void Initials_are_what_a_reader_sees_as_letters(string name, string initials) => Assert.Equal(initials, CertificateCode.InitialsOf(name));

    private static Task OverAsync(Meet meet)
    {
        var past = meet.Fixture.Clock.GetUtcNow().UtcDateTime.AddHours(-1);
        return meet.InStoreAsync(store => store.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndsAt, past)));
    }

    private static async Task CameAsync(Meet meet, string email)
    {
        var registration = (await meet.AllAsync()).Single(r => r.Email == email);
        await meet.InStoreAsync(store =>
        {
            store.Add(new Arrival { RegistrationId = registration.Id, Heads = 1, At = meet.Fixture.Clock.GetUtcNow().UtcDateTime, By = "a test" });
            return store.SaveChangesAsync();
        });
    }

    private static async Task<HttpStatusCode> StatusAsync(Meet meet, string token) =>
        (await meet.Browser().GetAsync(new Uri($"/my-registration/{token}/certificate", UriKind.Relative))).StatusCode;

    private static Task<string> TextAsync(Meet meet, string address) => meet.Browser().GetStringAsync(new Uri(address, UriKind.Relative));

    private static async Task<string> CheckAsync(Meet meet, string code)
    {
        using var form = new FormUrlEncodedContent([new("code", code)]);
        var answer = await meet.Browser().PostAsync(new Uri("/certificates", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}

public sealed class CertificatesAreTrueOnSqlite() : CertificatesAreTrue(Engine.Sqlite);

public sealed class CertificatesAreTrueOnPostgres() : CertificatesAreTrue(Engine.Postgres);
