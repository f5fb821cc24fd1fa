using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>A panel invited by e-mail: one mail each, a code that works, and nothing kept of who was asked.</summary>
public abstract class InvitedByMail(Engine engine)
{
    private const int Members = 12;

    private static readonly string[] Everybody = [.. Enumerable.Range(0, Members).Select(Listen.AddressOf)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_member_gets_one_mail_whose_code_works_once_and_then_no_address_is_left_in_any_table()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.InviteAsync("round-1", Members);
        await listen.Get<OutboxWorker>().DeliverAllAsync(Cancel);
        Assert.Equal(Everybody, MailsOf(listen).Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        Assert.Equal(Members, round.Codes.Distinct().Count());
        foreach (var code in round.Codes)
        {
            await round.GetBallotAsync(code);
            using var again = await round.AskAsync(code, round.NewHolder().Blinded);
            Assert.Equal("used", await PlayedRound.StateOf(again));
        }

        var left = await EverythingAsync(listen);
        Assert.DoesNotContain("member-", left, StringComparison.Ordinal);
        Assert.All(round.Codes, code => Assert.DoesNotContain(code, left, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_mails_of_a_round_differ_in_the_address_and_the_code_and_in_nothing_else()
    {
        await using var listen = await Listen.StartAsync(engine);
        var round = await listen.InviteAsync("round-1", Members);
        var codes = await listen.MailedCodesAsync(round.Id);
        Assert.Single(MailsOf(listen).Select(mail => mail.HtmlBody!.Replace(codes[mail.To.Mailboxes.Single().Address], "CODE", StringComparison.Ordinal)).Distinct());
        var one = MailsOf(listen)[0];
        Assert.Contains("lang=\"ur\" dir=\"rtl\"", one.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("/ur/consultations/film/panel#code=", one.TextBody, StringComparison.Ordinal);
        Assert.Contains((await listen.RoundAsync(round.Id)).BallotFingerprint, one.TextBody, StringComparison.Ordinal);
        Assert.True(Engagement.Mail.MailFolder.IsPrivate(one));
    }

    [Fact]
    public async Task Of_two_officers_who_invite_at_once_one_does_and_nobody_gets_two_mails()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (id, _) = await listen.SetUpAsync("round-1");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => listen.Get<Inviting>().InviteAsync(id, new Invitees(Everybody, 2), ["en"], Listen.Officer, Cancel), Cancel)));
        Assert.Single(both, codes => codes is null);
        Assert.Equal(2, both.Single(codes => codes is not null)!.Count);
        await listen.Get<OutboxWorker>().DeliverAllAsync(Cancel);
        Assert.Equal(Members, MailsOf(listen).Count);
        Assert.Equal((RoundState.Open, Members + 2), await StateAsync(listen, id));
        Assert.Null(await listen.Get<RoundDesk>().MakeCardsAsync(id, Members, Listen.Officer, Cancel));
    }

    [Fact]
    public async Task What_has_not_left_when_the_round_closes_never_leaves_and_is_deleted()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (id, key) = await listen.SetUpAsync("round-1");
        await listen.Get<Inviting>().InviteAsync(id, new Invitees(Everybody, 0), ["en"], Listen.Officer, Cancel);
        Assert.Equal(new OnTheirWay(Members, 0), await listen.Get<Inviting>().OnTheirWayAsync(id, Cancel));
        await listen.Get<Closing>().CloseAsync(id, key, Closer.Of(Listen.Officer), null, Cancel);
        Assert.Equal(new OnTheirWay(0, 0), await listen.Get<Inviting>().OnTheirWayAsync(id, Cancel));
        await listen.Get<OutboxWorker>().DeliverAllAsync(Cancel);
        Assert.Empty(MailsOf(listen));
    }

    [Fact]
    public async Task Whoever_asks_before_it_left_is_shown_the_invitation_without_its_code_and_can_have_it_erased()
    {
        await using var listen = await Listen.StartAsync(engine);
        var (id, _) = await listen.SetUpAsync("round-1");
        await listen.Get<Inviting>().InviteAsync(id, new Invitees(Everybody, 0), ["en"], Listen.Officer, Cancel);
        var held = listen.Fixture.Services.GetServices<IPersonalData>().Single(data => data.Code == "invitations");
        Assert.Empty(await held.OfAsync(new DataSubject(Everybody[3], "newham"), Cancel));
        var shown = Assert.Single(await held.OfAsync(new DataSubject("Member-03+panel@example.org", AskedOnce.Site), Cancel));
        Assert.Equal(new WaitingInvitation(Everybody[3], AskedOnce.Key), shown.Details);
        Assert.Equal(1, await held.EraseAsync(new DataSubject(Everybody[3]), "a test", Cancel));
        await listen.Get<OutboxWorker>().DeliverAllAsync(Cancel);
        Assert.Equal(Everybody.Where(address => address != Everybody[3]), MailsOf(listen).Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", 0, "That is 0 people")]
    [InlineData("a@example.org", 8, "That is 9 people")]
    [InlineData("Ann <a@example.org>", 10, "“Ann <a@example.org>” cannot be an e-mail address")]
    [InlineData("a@example.org\nb@example.org\nA+x@example.org", 10, "“a@example.org” is there twice")]
    [InlineData("a@example.org", -1, "Enter the number of cards")]
    [InlineData("a@example.org", 5000, "That is 5001 people")]
    public void A_list_that_cannot_be_invited_is_refused_with_what_to_change(string addresses, int cards, string expected)
    {
        Invitees.Read(addresses, cards, out var problem);
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_looks_before_it_happens_and_nothing_is_sent_until_then()
    {
        await using var fixture = await SiteFixture.StartAsync(engine);
        var officer = await StaffClient.SignInAsync(fixture, Role.EngagementOfficer);
        var id = await PrintedCards.SetUpAsync(fixture, "thurrock");
        var address = $"/manage/thurrock/rounds/{id}/invite";
        var list = string.Join("\r\n", Everybody);
        var wrong = await StaffClient.ReadAsync(await officer.SendAsync(await officer.PageAsync(address), address, "", ("Addresses", list + "\r\nnobody"), ("Cards", "2"), ("Languages", "en")), address, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("“nobody” cannot be an e-mail address", wrong.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Everybody[0], wrong.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        var look = await Doorway.ParseAsync(await officer.SendAsync(await officer.PageAsync(address), address, "", ("Addresses", list), ("Cards", "2"), ("Languages", "en"), ("Languages", "ro")));
        Assert.Contains("English, Romanian", look.Body!.TextContent, StringComparison.Ordinal);
        var inviting = fixture.Services.GetRequiredService<Inviting>();
        Assert.Equal(new OnTheirWay(0, 0), await inviting.OnTheirWayAsync(id, Cancel));
        var done = await Doorway.ParseAsync(await officer.SendAsync(look, address, "Send"));
        Assert.Equal(2, done.QuerySelectorAll("li .pp-code").Length);
        Assert.Equal(new OnTheirWay(Members, 0), await inviting.OnTheirWayAsync(id, Cancel));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(look, address, "Send")).StatusCode);
        Assert.Contains($"{Members} invitations wait to be sent", (await officer.PageAsync($"/manage/thurrock/rounds/{id}")).Body!.TextContent, StringComparison.Ordinal);

        await fixture.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(Cancel);
        var mailbox = (await officer.PageAsync("/manage/thurrock/mailbox")).Body!.TextContent;
        Assert.Contains(Everybody[0], mailbox, StringComparison.Ordinal);
        Assert.DoesNotContain("#code=", mailbox, StringComparison.Ordinal);
    }

    private static List<MimeMessage> MailsOf(Listen listen) =>
        Directory.Exists(listen.MailFolder) ? [.. Directory.GetFiles(listen.MailFolder, "*.eml").Select(file => MimeMessage.Load(file))] : [];

    private static async Task<(RoundState, int?)> StateAsync(Listen listen, Guid id) => await listen.RoundAsync(id) is var round ? (round.State, round.Invited) : default;

    /// <summary>Every row of the people store, as text.</summary>
    private static async Task<string> EverythingAsync(Listen listen)
    {
        await using var store = await listen.Get<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(Cancel);
        var connection = store.Database.GetDbConnection();
        await connection.OpenAsync(Cancel);
        var all = new System.Text.StringBuilder();
        foreach (var table in store.Model.GetEntityTypes().Select(type => type.GetSchemaQualifiedTableName()).OfType<string>().Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {string.Join('.', table.Split('.').Select(part => $"\"{part}\""))}";
            await using var rows = await command.ExecuteReaderAsync(Cancel);
            while (await rows.ReadAsync(Cancel))
            {
                all.AppendJoin('|', Enumerable.Range(0, rows.FieldCount).Select(column => rows.GetValue(column))).AppendLine();
            }
        }

        Assert.Contains(AskedOnce.Key, all.ToString(), StringComparison.Ordinal);
        return all.ToString();
    }
}

public sealed class InvitedByMailOnSqlite() : InvitedByMail(Engine.Sqlite);

public sealed class InvitedByMailOnPostgres() : InvitedByMail(Engine.Postgres);
