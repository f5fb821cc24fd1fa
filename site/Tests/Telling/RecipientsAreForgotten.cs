using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Three months after a mailing ended nobody can say who was sent it. How many were, everybody can.</summary>
public abstract class RecipientsAreForgotten(Engine engine)
{
    private static readonly DateTimeOffset Later = new(2027, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_numbers_stay_as_they_were_and_the_undecided_can_still_be_sent_it()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        var id = await SendAsync(readers, server);
        var (progress, screen) = (await readers.ProgressAsync(id), await NumbersAsync(readers, id));
        Assert.Equal((7, 3, 2, 1, 1, 1), (progress.Recipients, progress.Sent, progress.Refused, progress.Skipped, progress.Uncertain, progress.NotTheirTopics));

        readers.Fixture.Clock.SetUtcNow(progress.ForgetsAt!.Value.AddSeconds(-1));
        Assert.Equal((false, 0, 8), (await EraserOf(readers).IsDueAsync(CancellationToken.None), await EraserOf(readers).EraseDueAsync(CancellationToken.None), await RowsAsync(readers)));
        readers.Fixture.Clock.SetUtcNow(progress.ForgetsAt.Value.AddSeconds(1));
        Assert.True(await EraserOf(readers).IsDueAsync(CancellationToken.None));
        var erased = await Task.WhenAll(Task.Run(() => EraserOf(readers).EraseDueAsync(CancellationToken.None)), Task.Run(() => EraserOf(readers).EraseDueAsync(CancellationToken.None)));
        Assert.Equal((7, 1), (erased.Sum(), await RowsAsync(readers)));
        Assert.False(await EraserOf(readers).IsDueAsync(CancellationToken.None));
        Assert.Equal(progress, await readers.ProgressAsync(id) with { ForgottenAt = null });
        Assert.Equal(screen, await NumbersAsync(readers, id));
        Assert.Equal([("who was sent a mailing", "retention", 7)], await LedgerAsync(readers));

        // The one that waited is sent it, and only it is counted anew.
        Assert.Equal(1, await readers.Mailings.RetryUncertainAsync(id, "an officer", CancellationToken.None));
        await readers.PassAsync();
        Assert.Equal((5, 4, 0), (server.Mails.Count, (await readers.ProgressAsync(id)).Sent, (await readers.ProgressAsync(id)).Uncertain));
        Assert.Equal([3, 1], await CountedAsync(readers));
        readers.Fixture.Clock.Advance(TimeSpan.FromDays(93));
        Assert.Equal(1, await EraserOf(readers).EraseDueAsync(CancellationToken.None));
        Assert.Equal((0, 4, 7), (await RowsAsync(readers), (await readers.ProgressAsync(id)).Sent, (await readers.ProgressAsync(id)).Recipients));
    }

    [Fact]
    public async Task What_nobody_decided_on_goes_after_twice_that_time_and_the_officer_is_told()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        var id = await SendAsync(readers, server);
        readers.Fixture.Clock.SetUtcNow(Later);
        await EraserOf(readers).EraseDueAsync(CancellationToken.None);
        var waits = await ScreenAsync(readers, id);
        Assert.Contains("Send again to the 1 of whom it is not known", waits.TextContent, StringComparison.Ordinal);
        Assert.Contains("It can be done until 26 May 2027", waits.TextContent, StringComparison.Ordinal);
        Assert.NotNull(waits.QuerySelector("details:not([open]) form[action*=Retry]"));

        readers.Fixture.Clock.SetUtcNow((await readers.ProgressAsync(id)).ForgetsUndecidedAt!.Value.AddSeconds(1));
        Assert.Equal(1, await EraserOf(readers).EraseDueAsync(CancellationToken.None));
        var gone = await ScreenAsync(readers, id);
        Assert.Contains("Of 1 it was never known whether the mail left.", gone.TextContent, StringComparison.Ordinal);
        Assert.Null(gone.QuerySelector("form[action*=Retry]"));
        Assert.Equal((0, 1), (await RowsAsync(readers), (await readers.ProgressAsync(id)).Uncertain));
        Assert.Equal(("of whom it was never known whether a mailing arrived", "retention", 1), (await LedgerAsync(readers))[^1]);
        Assert.Equal(0, await readers.Mailings.RetryUncertainAsync(id, "an officer", CancellationToken.None));
        await readers.PassAsync();
        Assert.Equal([3], await CountedAsync(readers));
    }

    [Fact]
    public async Task What_was_stopped_is_forgotten_what_is_paused_is_not_and_whoever_was_on_the_way_is_uncertain()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        await readers.AddAsync("ada@example.org", "bob@example.org");
        var (stopped, paused) = (await readers.OrderAsync(), await readers.OrderAsync());
        await readers.BeginAsync();
        await readers.Mailings.PauseAsync(paused, "an officer", CancellationToken.None);
        await readers.Mailings.CancelAsync(stopped, "an officer", CancellationToken.None);
        var ada = await readers.InStoreAsync(store => store.Subscribers.Where(s => s.Email == "ada@example.org").Select(s => s.Id).FirstAsync());
        await readers.InStoreAsync(store => store.MailingRecipients.Where(r => r.MailingId == stopped && r.SubscriberId == ada)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Sending).SetProperty(r => r.LeasedUntil, Later.UtcDateTime.AddDays(-1))));
        readers.Fixture.Clock.SetUtcNow(Later);
        Assert.Equal(1, await EraserOf(readers).EraseDueAsync(CancellationToken.None));
        var (one, other) = (await readers.ProgressAsync(stopped), await readers.ProgressAsync(paused));
        Assert.Equal(("cancelled", 2, 1, 1, 1), (one.State, one.Recipients, one.Waiting, one.Uncertain, one.Undecided));
        Assert.Equal(("paused", 2, 2, null), (other.State, other.Recipients, other.Waiting, other.ForgetsAt));
        Assert.Equal(3, await RowsAsync(readers));
    }

    [Fact]
    public async Task The_host_does_it_by_itself()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, fixture =>
        {
            fixture.Replace = Meet.Quiet;
            fixture.Settings["Mail:Bulk:KeepDays"] = "7";
        });
        Assert.Contains("erase that 7 days later", (await readers.Fixture.On().PageAsync("/bulletins/subscribe")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await readers.AddAsync("ada@example.org");
        var id = await readers.OrderAsync();
        await UntilAsync(readers, async () => (await readers.ProgressAsync(id)).State == MailingStates.Sent);
        readers.Fixture.Clock.Advance(TimeSpan.FromDays(7));
        await UntilAsync(readers, async () => await RowsAsync(readers) == 0);
        Assert.Equal(("sent", 1, 1), ((await readers.ProgressAsync(id)).State, (await readers.ProgressAsync(id)).Recipients, (await readers.ProgressAsync(id)).Sent));
    }

    /// <summary>A statement to eight: three have it, two are refused, one left, one is uncertain, and one was not written to.</summary>
    private static async Task<Guid> SendAsync(Readers readers, SmtpServer server)
    {
        server.Unknown.UnionWith(["no1@example.org", "no2@example.org"]);
        var breaks = true;
        server.HangUpAfterTaking = () => breaks && !(breaks = false);
        await readers.AddAsync("a@example.org", "b@example.org", "c@example.org", "d@example.org", "no1@example.org", "no2@example.org", "left@example.org", "other@example.org");
        var id = await readers.OrderAsync(Guid.NewGuid(), [Frequencies.UrgentTopic], Readers.Part(subject: "Statement"));
        await readers.BeginAsync();
        await readers.InStoreAsync(store => store.MailingRecipients.Where(r => store.Subscribers.Any(s => s.Id == r.SubscriberId && s.Email == "other@example.org"))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.NotTheirTopics)));
        await readers.InStoreAsync(store => store.Subscribers.Where(s => s.Email == "left@example.org").ExecuteDeleteAsync());
        await readers.PassAsync();
        await readers.PassAsync();
        return id;
    }

    private static RecipientEraser EraserOf(Readers readers) => readers.Fixture.Services.GetRequiredService<RecipientEraser>();

    private static Task<int> RowsAsync(Readers readers) => readers.InStoreAsync(store => store.MailingRecipients.CountAsync());

    private static async Task<AngleSharp.Dom.IElement> ScreenAsync(Readers readers, Guid id) =>
        (await (await StaffClient.SignInAsync(readers.Fixture, Desks.Officer)).PageAsync($"/manage/thurrock/statement-mails/{id}")).QuerySelector("main")!;

    /// <summary>What the officer's screen says, line by line.</summary>
    private static async Task<IReadOnlyList<string>> NumbersAsync(Readers readers, Guid id) =>
        [.. (await ScreenAsync(readers, id)).QuerySelectorAll(".govuk-summary-list__row").Select(row => row.TextContent)];

    private static Task<List<(string, string, int)>> LedgerAsync(Readers readers) => readers.InStoreAsync(async store =>
        (await store.Erasures.OrderBy(erasure => erasure.At).ToListAsync()).Select(erasure => (erasure.What, erasure.By, erasure.Count)).ToList());

    private static Task<List<long>> CountedAsync(Readers readers) => readers.InStoreAsync(async store =>
        (await store.Set<OutboxMessage>().Where(message => message.Kind == Fact.Kind).OrderBy(message => message.DueAt).ToListAsync()).Select(message => message.Read<Fact>().Count).Where(count => count != 0).ToList());

    private static async Task UntilAsync(Readers readers, Func<Task<bool>> done)
    {
        for (var tries = 0; !await done(); tries++)
        {
            Assert.True(tries < 300, "The host did not do it.");
            readers.Fixture.Clock.Advance(MailingWorker.Interval);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}

public sealed class RecipientsAreForgottenOnSqlite() : RecipientsAreForgotten(Engine.Sqlite);

public sealed class RecipientsAreForgottenOnPostgres() : RecipientsAreForgotten(Engine.Postgres);
