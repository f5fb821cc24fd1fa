using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Sends what a worker has claimed, one after the other.</summary>
public sealed class MailingBatch(
    IDbContextFactory<PeopleStore> stores, RecipientRows rows, SubscriberReader reader, BulletinFrame frame, SubscriberLinks links, IBulkLine line, Suppressing suppressing, IEventDirectory directory, TimeProvider time)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    /// <summary>While the server is away everything waits, this long.</summary>
    private static readonly TimeSpan AwayFor = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, List<MailingPart>> _parts = new();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<(int Sent, bool GoOn)> SendAsync(DbConnection connection, Mailing mailing, Guid lease, IReadOnlyList<Guid> claimed, CancellationToken cancel)
    {
        var (sent, goOn) = (0, claimed.Count > 0);
        RowOutcome? last = null;
        foreach (var subscriber in claimed)
        {
            goOn = !cancel.IsCancellationRequested && await rows.StepAsync(connection, mailing.Id, lease, last, subscriber, CancellationToken.None);
            last = null;
            if (!goOn)
            {
                break;
            }

            last = await OneAsync(connection, mailing, subscriber);
            sent += last.State == RecipientState.Sent ? 1 : 0;
            if (!last.Tried)
            {
                goOn = false;
                break;
            }
        }

        await rows.StepAsync(connection, mailing.Id, lease, last, null, CancellationToken.None);
        await rows.PutBackAsync(connection, mailing.Id, lease, CancellationToken.None);
        return (sent, goOn);
    }

    private async Task<RowOutcome> OneAsync(DbConnection connection, Mailing mailing, Guid id)
    {
        if (await reader.ReadAsync(connection, id) is not { } subscriber)
        {
            return new RowOutcome(id, RecipientState.Skipped, Now, "unsubscribed, erased or suppressed before it left");
        }

        var part = PartFor(mailing, subscriber);
        MailMessage message;
        try
        {
            message = MailFor(mailing, subscriber, part);
        }
        catch (Exception fault) when (fault is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            await SayAsync(mailing, $"The part for {part.Audience} in {part.Language} was not sent: {fault.Message}. All others go on. Correct it with a developer, pause and go on.", null);
            return new RowOutcome(id, RecipientState.Held, Now, "its part cannot be made");
        }

        return await OutcomeOfAsync(mailing, subscriber, await line.SendAsync(new BulkMail(mailing.Id, id, message)));
    }

    private async Task<RowOutcome> OutcomeOfAsync(Mailing mailing, ReadyToRead subscriber, HandedOver handed)
    {
        RowOutcome As(RecipientState state, DateTime? due = null) => new(subscriber.Id, state, due ?? Now, handed.Note);
        switch (handed.What)
        {
            case Handed.Taken:
                return As(RecipientState.Sent);
            case Handed.Unknown:
                return As(RecipientState.Uncertain);
            case Handed.Away:
                await SayAsync(mailing, $"It waits: {handed.Note}. It is tried again every two minutes; nobody is left out or sent it twice.", Now + AwayFor);
                return As(RecipientState.Waiting) with { Tried = false };
            case Handed.Later when await AttemptsAsync(mailing, subscriber) is var attempts && attempts <= Waits.Length:
                return As(RecipientState.Waiting, Now + Waits[attempts - 1]);
            case Handed.Later:
                return As(RecipientState.Refused);
            default:
                if (handed.OfAddress)
                {
                    await suppressing.FailedAsync(subscriber.EmailHash, handed.Note ?? "refused", forGood: false, CancellationToken.None);
                }

                return As(RecipientState.Refused);
        }
    }

    private MailingPart PartFor(Mailing mailing, ReadyToRead subscriber)
    {
        var parts = _parts.GetOrAdd(mailing.Id, _ => JsonSerializer.Deserialize<List<MailingPart>>(mailing.Parts) ?? []);
        var audience = parts.Any(part => part.Audience == subscriber.Audience) ? subscriber.Audience : BulletinAudiences.Residents;
        return parts.Find(part => part.Audience == audience && part.Language == subscriber.Language)
            ?? parts.Find(part => part.Audience == audience && part.Language == Language.EnglishCode)
            ?? new MailingPart(audience, Language.EnglishCode, "", "", "");
    }

    private MailMessage MailFor(Mailing mailing, ReadyToRead subscriber, MailingPart part)
    {
        var language = Language.Find(part.Language) ?? Language.English;
        var site = directory.Site(mailing.Site, language) ?? throw new InvalidOperationException($"there is no site {mailing.Site}");
        var own = links.Of(subscriber.Id, subscriber.Nonce, site, language);
        var framed = frame.Of(part, own);
        return new MailMessage(mailing.Site, subscriber.Email, part.Language, part.Subject, framed.Text, framed.Html, UnsubscribeUrl: links.OneClick(subscriber.Id, subscriber.Nonce, site));
    }

    private async Task<int> AttemptsAsync(Mailing mailing, ReadyToRead subscriber)
    {
        await using var store = await stores.CreateDbContextAsync(CancellationToken.None);
        return await store.MailingRecipients.Where(r => r.MailingId == mailing.Id && r.SubscriberId == subscriber.Id).Select(r => r.Attempts).FirstAsync();
    }

    private async Task SayAsync(Mailing mailing, string fault, DateTime? wait)
    {
        await using var store = await stores.CreateDbContextAsync(CancellationToken.None);
        await store.Mailings.Where(m => m.Id == mailing.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Fault, fault).SetProperty(m => m.WaitUntil, wait));
    }
}
