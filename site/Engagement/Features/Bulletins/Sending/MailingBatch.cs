using System.Collections.Concurrent;
using System.Data.Common;
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
    IDbContextFactory<PeopleStore> stores, RecipientRows rows, SubscriberReader reader, BulletinFrame frame, SubscriberLinks links, IBulkLine line, Suppressing suppressing, IEventDirectory directory, BulkOptions options, TimeProvider time)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    /// <summary>While the server is away everything waits, this long.</summary>
    private static readonly TimeSpan AwayFor = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, MailingParts> _parts = new();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<(int Sent, bool GoOn)> SendAsync(DbConnection connection, Mailing mailing, Guid lease, IReadOnlyList<Guid> claimed, CancellationToken cancel)
    {
        var (sent, goOn) = (0, claimed.Count > 0);
        IReadOnlyList<RowOutcome> last = [];
        foreach (var group in claimed.Chunk(options.MarkedTogether))
        {
            if (cancel.IsCancellationRequested)
            {
                goOn = false;
                break;
            }

            var begun = await rows.StepAsync(connection, mailing.Id, lease, last, group, CancellationToken.None);
            last = await GroupAsync(connection, mailing, begun);
            sent += last.Count(one => one.State == RecipientState.Sent);
            goOn = begun.Count == group.Length && last.All(one => one.Tried);
            if (!goOn)
            {
                break;
            }
        }

        await rows.StepAsync(connection, mailing.Id, lease, last, [], CancellationToken.None);
        await rows.PutBackAsync(connection, mailing.Id, lease, CancellationToken.None);
        return (sent, goOn);
    }

    /// <summary>Once the server is found away, or the mailing paused, the rest of what was marked is not tried.</summary>
    private async Task<IReadOnlyList<RowOutcome>> GroupAsync(DbConnection connection, Mailing mailing, IReadOnlyList<Guid> begun)
    {
        var outcomes = new List<RowOutcome>();
        while (outcomes.Count < begun.Count && outcomes is not [.., { Tried: false }])
        {
            await ReadAndSendAsync(connection, mailing, [.. begun.Skip(outcomes.Count)], outcomes);
        }

        return [.. outcomes, .. begun.Skip(outcomes.Count).Select(Untried)];
    }

    /// <summary>Sends to those of whom it is known that they still want it; what is known a second ago is read again.</summary>
    private async Task ReadAndSendAsync(DbConnection connection, Mailing mailing, IReadOnlyList<Guid> rest, List<RowOutcome> outcomes)
    {
        var (runs, subscribers) = await reader.ReadAsync(connection, mailing.Id, rest);
        var read = time.GetTimestamp();
        var made = rest.ToDictionary(id => id, id => new Lazy<Made>(() => Make(mailing, subscribers[id])));
        var ahead = rest.Count > 1 ? Task.Run(() => MakeAhead(rest.Where(subscribers.ContainsKey).Select(id => made[id]))) : Task.CompletedTask;
        foreach (var (at, id) in rest.Index())
        {
            if (at > 0 && (!outcomes[^1].Tried || time.GetElapsedTime(read) > TrustedFor))
            {
                break;
            }

            outcomes.Add(!runs ? Untried(id)
                : subscribers.TryGetValue(id, out var subscriber) ? await SendAsync(mailing, subscriber, made[id].Value)
                : new RowOutcome(id, RecipientState.Skipped, Now, "unsubscribed, erased or suppressed before it left"));
        }

        await ahead;
    }

    private static void MakeAhead(IEnumerable<Lazy<Made>> mails)
    {
        foreach (var mail in mails)
        {
            _ = mail.Value;
        }
    }

    /// <summary>A mail made ready, or why its part cannot be made into one; neither when nothing is left of it for its reader.</summary>
    private sealed record Made(Func<Task<HandedOver>>? SendAsync, string? Fault);

    private Made Make(Mailing mailing, ReadyToRead subscriber)
    {
        if (_parts.GetOrAdd(mailing.Id, _ => MailingParts.Of(mailing)).Of(subscriber.Audience, subscriber.Language, subscriber.Topics) is not { } part)
        {
            return new Made(null, null);
        }

        try
        {
            return new Made(line.Prepare(new BulkMail(mailing.Id, subscriber.Id, MailFor(mailing, subscriber, part))), null);
        }
        catch (Exception fault) when (fault is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return new Made(null, $"The part for {part.Audience} in {part.Language} was not sent: {fault.Message}. All others go on. Correct it with a developer, pause and go on.");
        }
    }

    private async Task<RowOutcome> SendAsync(Mailing mailing, ReadyToRead subscriber, Made made)
    {
        if (made.SendAsync is { } sendAsync)
        {
            return await OutcomeOfAsync(mailing, subscriber, await sendAsync());
        }

        if (made.Fault is null)
        {
            return new RowOutcome(subscriber.Id, RecipientState.NotTheirTopics, Now, "chose other topics after it began");
        }

        await SayAsync(mailing, made.Fault, null);
        return new RowOutcome(subscriber.Id, RecipientState.Held, Now, "its part cannot be made");
    }

    private RowOutcome Untried(Guid subscriber) => new(subscriber, RecipientState.Waiting, Now, null, Tried: false);

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
