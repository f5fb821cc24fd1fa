using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>Puts letters into words and hands them to the mail transport.</summary>
public sealed class LetterDelivery(IDbContextFactory<PeopleStore> stores, IEventDirectory events, LetterWriter writer, IMailTransport transport) : IDelivery
{
    public string Kind => Letter.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var letter = message.Read<Letter>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == letter.Registration, cancel) is not { } registration)
        {
            // Erased meanwhile: there is nobody to write to.
            return;
        }

        var session = await store.Sessions.AsNoTracking().FirstAsync(s => s.Id == registration.SessionId, cancel);
        var language = Language.Find(registration.Language) ?? Language.English;
        var site = events.Site(session.Site, language) ?? throw new InvalidOperationException($"There is no site {session.Site}.");
        await transport.SendAsync(message.Id, writer.Write(letter, registration, session, site, language), cancel);
    }
}
