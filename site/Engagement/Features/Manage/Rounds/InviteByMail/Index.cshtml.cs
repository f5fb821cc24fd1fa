using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Panel;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Manage.Rounds.InviteByMail;

/// <summary>Invites a panel by e-mail: addresses, a look at what is about to happen, and then it happens, once.</summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, Inviting inviting, IEventDirectory sites, IMailTransport transport) : RoundPage(directory, rounds)
{
    [BindProperty]
    public string Addresses { get; set; } = "";

    [BindProperty]
    public int Cards { get; set; }

    /// <summary>Codes of the languages of every mail.</summary>
    [BindProperty]
    public string[] Languages { get; set; } = [Language.EnglishCode];

    /// <summary>Set once they are right, for the look before it happens.</summary>
    public Invitees? Invitees { get; private set; }

    /// <summary>Codes of those who are given a card, shown once.</summary>
    public IReadOnlyList<string> CardCodes { get; private set; } = [];

    /// <summary>Mails go into a folder, and nobody gets one.</summary>
    public bool OnlyTries => transport is FolderTransport;

    public string PublicKeys => PanelLinks.Keys(Round.Consultation);

    public string PanelAddress => PanelLinks.In(sites.Site(Site!, Language.English)!.Origin, Language.English, Round.Consultation);

    public IEnumerable<Choice> Choices => Spoken.Select(language => new Choice(language.Code, language.EnglishName));

    public IEnumerable<Language> Chosen => Spoken.Where(language => Languages.Contains(language.Code));

    private IReadOnlyList<Language> Spoken => sites.Site(Site!, Language.English)!.Languages;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id, "Invite: ") && Round.IsPanel ? Page() : NotFound();

    public Task<IActionResult> OnPostChangeAsync(Guid id) => OnGetAsync(id);

    public async Task<IActionResult> OnPostAsync(Guid id) => await WantedAsync(id) ?? Page();

    public async Task<IActionResult> OnPostSendAsync(Guid id)
    {
        if (await WantedAsync(id) is { } refused)
        {
            return refused;
        }

        if (await inviting.InviteAsync(id, Invitees!, [.. Chosen.Select(language => language.Code)], Staff, Cancel) is not { } codes)
        {
            Wrong("", "The round is open or closed: nobody else can be invited to it. Nothing was sent");
            return Invalid(409);
        }

        CardCodes = codes;
        return codes.Count > 0 ? Page() : GoTo(RoundLinks.Round(Site!, id), $"The round is open. {Invitees!.Addresses.Count} invitations are on their way.");
    }

    /// <returns>What to answer where it cannot go on; null where <see cref="Invitees"/> is set.</returns>
    private async Task<IActionResult?> WantedAsync(Guid id)
    {
        if (!await FindAsync(id, "Invite: ") || !Round.IsPanel)
        {
            return NotFound();
        }

        var invitees = Invitees.Read(Addresses, Cards, out var problem);
        if (problem.Length > 0)
        {
            Wrong(nameof(Addresses), problem);
        }

        if (!Chosen.Any())
        {
            Wrong(nameof(Languages), "Choose at least one language");
        }

        if (Round.State != RoundState.SetUp)
        {
            Wrong("", "The round is open or closed: nobody else can be invited to it");
        }

        if (!ModelState.IsValid)
        {
            return Invalid(Round.State == RoundState.SetUp ? 422 : 409);
        }

        Invitees = invitees;
        return null;
    }
}
