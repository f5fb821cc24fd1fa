using System.Net;
using AngleSharp.Html.Dom;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>After an incident: agreed words go up on the word of two people, in every language, and come down by themselves.</summary>
public abstract class StatementsGoUp(Engine engine)
{
    private const string Screen = "/manage/thurrock/statements";

    [Fact]
    public async Task It_is_up_in_every_language_when_a_second_person_agrees_and_comes_down_by_itself()
    {
        await using var desk = await OpenAsync();
        await desk.Publisher.DoAsync(Screen, "Raise", ("Template", "incident"), ("Hours", "1"));
        Assert.DoesNotContain("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Null((await desk.Publisher.PageAsync(Screen)).QuerySelector("form[action*='handler=Agree']"));

        var second = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher);
        await second.DoAsync(Screen, "Agree");
        Assert.Contains("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        var urdu = await desk.ReaderSeesAsync("/ur/about");
        Assert.Contains("دور رہیں", urdu, StringComparison.Ordinal);
        Assert.DoesNotContain("Please keep away", urdu, StringComparison.Ordinal);

        desk.Fixture.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Contains("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        desk.Fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Empty((await second.PageAsync(Screen)).QuerySelectorAll("form[action*='handler=TakeDown']"));
    }

    [Fact]
    public async Task Nobody_puts_it_up_alone_even_by_a_request_that_no_form_makes()
    {
        await using var desk = await OpenAsync();
        await desk.Publisher.DoAsync(Screen, "Raise", ("Template", "incident"));
        var second = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher);
        var form = (IHtmlFormElement)(await second.PageAsync(Screen)).QuerySelector("form[action*='handler=Agree']")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name != "__RequestVerificationToken").Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();
        var alone = await desk.Publisher.PostAsync($"{Screen}?handler=Agree", [.. fields, .. await Desk.TokenOfAsync(desk.Publisher, Screen)]);
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Author.PostAsync($"{Screen}?handler=Agree", [.. fields, .. await Desk.TokenOfAsync(desk.Author, Screen)])).StatusCode);
        Assert.DoesNotContain("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_who_can_agree_are_sent_a_mail_but_whoever_raised_it()
    {
        await using var desk = await OpenAsync();
        _ = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher, "newham");
        await desk.Publisher.DoAsync(Screen, "Raise", ("Template", "incident"));
        Assert.Empty(await desk.MailAsync());
        _ = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher);
        await desk.Publisher.DoAsync(Screen, "TakeDown");
        desk.Fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        await desk.Publisher.DoAsync(Screen, "Raise", ("Template", "incident"));
        Assert.Contains("Now: a statement waits for you", Assert.Single(await desk.MailAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_down_at_once_and_readers_never_see_the_words_before_they_are_raised()
    {
        await using var desk = await OpenAsync();
        Assert.DoesNotContain("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        await desk.Publisher.DoAsync(Screen, "Raise", ("Template", "incident"));
        var second = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher);
        await second.DoAsync(Screen, "Agree");
        await desk.Publisher.DoAsync(Screen, "TakeDown");
        Assert.DoesNotContain("Please keep away", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.DoesNotContain("دور رہیں", await desk.ReaderSeesAsync("/ur/about"), StringComparison.Ordinal);
    }

    private async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync(engine, content => content
            .Write("thurrock/statements/incident.md", "---\ntitle: There has been an incident\nlevel: important\nhours: 24\n---\nPlease keep away from the place.")
            .Write("thurrock/statements/incident.ur.md", "---\ntitle: ایک واقعہ\ntranslated-from: 000000000001\n---\nدور رہیں۔"));
        return desk;
    }
}

public sealed class StatementsGoUpOnSqlite() : StatementsGoUp(Engine.Sqlite);

public sealed class StatementsGoUpOnPostgres() : StatementsGoUp(Engine.Postgres);
