using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Panel;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Invitations;

/// <summary>Puts an invitation into words when it is sent. It says what a card says. Nothing is sent whose code does not work any more.</summary>
public sealed class InvitationDelivery(IDbContextFactory<PeopleStore> people, IConsultationDirectory consultations, IEventDirectory sites, WordBook book, IMailTransport transport) : IDelivery
{
    public string Kind => Invitation.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var invitation = message.Read<Invitation>();
        var hash = PanelCodes.HashOf(invitation.Round, invitation.Code);
        await using var store = await people.CreateDbContextAsync(cancel);
        var round = await store.Rounds.AsNoTracking().FirstOrDefaultAsync(
            r => r.Id == invitation.Round && r.State == RoundState.Open && store.PanelCodes.Any(code => code.Round == r.Id && code.Hash == hash), cancel);
        if (round is not null)
        {
            await transport.SendAsync(message.Id, Write(round, invitation), cancel);
        }
    }

    private MailMessage Write(Round round, Invitation invitation)
    {
        var languages = invitation.Languages.Select(Language.Find).OfType<Language>().ToList();
        var bodies = languages.Select(language => Body(round, invitation.Code, language)).ToList();
        var whole = bodies.Skip(1).Aggregate(bodies[0], (mail, other) => mail.Also(other));
        return new MailMessage(round.Site, invitation.To, languages[0].Code, SubjectIn(round, languages[0]), whole.Text, whole.Html, Private: true);
    }

    private string SubjectIn(Round round, Language language) => book[language]["ballot.mail-subject", consultations.Text(round.Site, round.Consultation, language)?.Title ?? round.Consultation];

    private MailBody Body(Round round, string code, Language language)
    {
        var words = book[language];
        var site = sites.Site(round.Site, language) ?? throw new InvalidOperationException($"There is no site {round.Site}.");
        return new MailBody(language, SubjectIn(round, language)).Paragraph(words["ballot.mail-card"])
            .Link(words["ballot.get"], PanelLinks.WithCode(site.Origin, language, round.Consultation, code, round.BallotFingerprint))
            .Facts((words["ballot.mail-code"], code), (words["ballot.card-key"].TrimEnd(':'), round.BallotFingerprint))
            .Paragraph(words["ballot.card-promise"]).Paragraph(words["ballot.mail-why"]);
    }
}
