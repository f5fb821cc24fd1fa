using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.HumanCheck;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

public sealed class HumanChecks
{
    private static readonly byte[] TestKey = Encoding.UTF8.GetBytes("test-key");

    private static readonly AltchaParameters Known = new(
        "PBKDF2/SHA-256", 1000, new AltchaData("abc"), 1893456000, 32, "00", "5952261455b179c59ec026995f300848", "bc32adda9a216656341906411c8c6097");

    [Fact]
    public void The_protocols_known_answers_come_out()
    {
        Assert.Equal("fbf7718e3b58ab1f00c0cea5e7fcf3bfaba4c24cc612714b05a42d44bacf33b1", Known.SignedWith(TestKey));
        Assert.Equal("009b3bb31a6522173b21217c717e7e8567b36d14c3cbccd5c0b1ef8e17f90297", Known.KeyFor(175));
    }

    [Fact]
    public void A_right_answer_passes_and_everything_else_does_not()
    {
        var right = new AltchaPayload(new AltchaChallenge(Known, Known.SignedWith(TestKey)), new AltchaSolution(175, Known.KeyFor(175)));
        var before = DateTimeOffset.FromUnixTimeSeconds(1893455999);
        Assert.True(AltchaCheck.Verify(right, TestKey, before));
        Assert.False(AltchaCheck.Verify(right, TestKey, before.AddSeconds(1)));
        Assert.False(AltchaCheck.Verify(right, Encoding.UTF8.GetBytes("another key"), before));
        Assert.False(AltchaCheck.Verify(right with { Solution = new AltchaSolution(176, Known.KeyFor(176)) }, TestKey, before));
        Assert.False(AltchaCheck.Verify(right with { Solution = new AltchaSolution(175, Known.KeyFor(175).ToUpperInvariant()) }, TestKey, before));
        var cheap = Known with { Cost = 1 };
        Assert.False(AltchaCheck.Verify(new(new(cheap, Known.SignedWith(TestKey)), new(175, cheap.KeyFor(175))), TestKey, before));
    }

    [Theory]
    [InlineData("""{"challenge":null,"solution":null}""")]
    [InlineData("""{"challenge":{"parameters":{"algorithm":"PBKDF2/SHA-256","cost":"1000"},"signature":"x"},"solution":{"counter":"175","derivedKey":"00"}}""")]
    [InlineData("""{"challenge":{"parameters":null,"signature":"x"},"solution":{"counter":-1,"derivedKey":"00"}}""")]
    [InlineData("[1,2")]
    public void Nonsense_is_refused_and_never_an_error(string json)
    {
        var payload = AltchaCheck.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
        Assert.False(payload is not null && AltchaCheck.Verify(payload, TestKey, DateTimeOffset.UnixEpoch));
        Assert.Null(AltchaCheck.Read("no base64!"));
    }

    [Fact]
    public async Task Who_proves_work_is_booked_at_once()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: "altcha", with: fixture => fixture.Settings["HumanCheck:Cost"] = "10");
        var answer = await new Registrant(meet.Browser()) { Solve = Solve }.RegisterAsync(meet.Wait);
        Assert.Contains("how=place", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Booked, (await meet.AllAsync())[0].State);
    }

    [Fact]
    public async Task Without_javascript_the_address_is_confirmed_and_an_unconfirmed_place_comes_free()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 2, human: "altcha");
        Assert.Contains("how=confirm", await meet.RegisterAsync("a@example.org"), StringComparison.Ordinal);
        await meet.RegisterAsync("b@example.org");
        Assert.Contains("how=list", await meet.RegisterAsync("c@example.org"), StringComparison.Ordinal);
        await meet.PressAsync(await meet.TokenAsync("a@example.org", LetterKind.PleaseConfirm), "take");
        Assert.Equal(RegistrationState.Booked, await meet.StateOfAsync("a@example.org"));
        meet.Fixture.Clock.Advance(TimeSpan.FromHours(13));
        await meet.LookAfterAsync();
        Assert.Equal(RegistrationState.Lapsed, await meet.StateOfAsync("b@example.org"));
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("c@example.org"));
    }

    [Fact]
    public async Task A_solution_serves_one_form_only()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: "altcha", with: fixture => fixture.Settings["HumanCheck:Cost"] = "10");
        var solution = "";
        await new Registrant(meet.Browser()) { Email = "a@example.org", Solve = puzzle => solution = Solve(puzzle) }.RegisterAsync(meet.Wait);
        await new Registrant(meet.Browser()) { Email = "b@example.org", Solve = _ => solution }.RegisterAsync(meet.Wait);
        Assert.Equal([RegistrationState.Booked, RegistrationState.Unconfirmed], (await meet.AllAsync()).Select(r => r.State));
    }

    [Theory]
    [InlineData("""{"success":true,"score":0.9,"action":"register","hostname":"x"}""", HumanVerdict.Passed)]
    [InlineData("""{"success":true,"hostname":"x"}""", HumanVerdict.Passed)]
    [InlineData("""{"success":true,"score":0.1,"action":"register"}""", HumanVerdict.Failed)]
    [InlineData("""{"success":true,"score":0.9,"action":"login"}""", HumanVerdict.Failed)]
    [InlineData("""{"success":false,"error-codes":["timeout-or-duplicate"]}""", HumanVerdict.Failed)]
    [InlineData("""{"success":false,"error-codes":["invalid-input-secret"]}""", HumanVerdict.Unavailable)]
    [InlineData("<html>", HumanVerdict.Unavailable)]
    [InlineData(null, HumanVerdict.Unavailable)]
    public async Task Recaptcha_is_judged_as_its_protocol_says(string? reply, HumanVerdict verdict)
    {
        using var google = new LocalServer(_ => reply is null ? (500, "") : (200, reply));
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: "recaptcha", with: fixture =>
        {
            fixture.Settings["HumanCheck:Google:SiteKey"] = "public";
            fixture.Settings["HumanCheck:Google:Secret"] = "private";
            fixture.Settings["HumanCheck:Google:Address"] = google.Address("/recaptcha/api/siteverify");
        });
        var check = meet.Fixture.Services.GetRequiredService<IHumanCheck>();
        Assert.Equal(verdict, await check.CheckAsync(Guid.NewGuid(), "token", TestContext.Current.CancellationToken));
        Assert.Equal("secret=private&response=token", Assert.Single(google.Bodies));
        Assert.Equal(HumanVerdict.Missing, await check.CheckAsync(Guid.NewGuid(), "", TestContext.Current.CancellationToken));
    }

    internal static string Solve(string puzzle)
    {
        var challenge = JsonSerializer.Deserialize<AltchaChallenge>(puzzle, JsonSerializerOptions.Web)!;
        for (uint counter = 0; ; counter++)
        {
            if (challenge.Parameters.KeyFor(counter) is var key && key.StartsWith(challenge.Parameters.KeyPrefix, StringComparison.Ordinal))
            {
                var json = JsonSerializer.Serialize(new AltchaPayload(challenge, new AltchaSolution(counter, key)), JsonSerializerOptions.Web);
                return Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
            }
        }
    }
}
