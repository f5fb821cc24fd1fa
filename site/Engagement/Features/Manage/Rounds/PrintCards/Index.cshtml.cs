using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Panel;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Rounds.PrintCards;

/// <summary>
/// Makes a round's cards and shows them, once. A card's picture opens the page with the code and the key's fingerprint behind the #,
/// which no browser sends. All cards of a round are in the same languages: one that few members read would point at them.
/// </summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, RoundDesk desk, IEventDirectory sites, WordBook book) : RoundPage(directory, rounds)
{
    public sealed record Card(string Code, HtmlString Picture);

    /// <summary>What stands on every card in one language.</summary>
    public sealed record Invitation(string Title, string Address, LanguageWords Words);

    [BindProperty]
    public int Number { get; set; }

    /// <summary>Codes of the languages that are printed.</summary>
    [BindProperty]
    public string[] Languages { get; set; } = [Language.EnglishCode];

    public IReadOnlyList<Card> Cards { get; private set; } = [];

    /// <summary>In the site's order of languages; the picture opens the first.</summary>
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public IEnumerable<Choice> Choices => sites.Site(Site!, Language.English)!.Languages.Select(language => new Choice(language.Code, language.EnglishName));

    public string PublicKeys => PanelLinks.Keys(Round.Consultation);

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id, "Cards: ") && Round.IsPanel ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id, "Cards: ") || !Round.IsPanel)
        {
            return NotFound();
        }

        if (Number is < RoundDesk.FewestInvited or > RoundDesk.MostInvited)
        {
            Wrong(nameof(Number), $"Enter a number from {RoundDesk.FewestInvited} to {RoundDesk.MostInvited}. With fewer people, answers could not hide among one another");
            return Invalid();
        }

        var chosen = sites.Site(Site!, Language.English)!.Languages.Where(language => Languages.Contains(language.Code)).ToList();
        if (chosen.Count == 0)
        {
            Wrong(nameof(Languages), "Choose at least one language");
            return Invalid();
        }

        if (await desk.MakeCardsAsync(id, Number, Staff, Cancel) is not { } codes)
        {
            Wrong("", "The round is open or closed: it takes no new cards");
            return Invalid(409);
        }

        Invitations = [.. chosen.Select(InvitationIn)];
        Cards = [.. codes.Select(code => new Card(code, QrPicture.Of(PanelLinks.WithCode(sites.Site(Site!, chosen[0])!.Origin, chosen[0], Round.Consultation, code, Round.BallotFingerprint), 3)))];
        return Page();
    }

    private Invitation InvitationIn(Language language) => new(
        Directory.Text(Site!, Round.Consultation, language)?.Title ?? Consultation?.Title ?? Round.Consultation,
        PanelLinks.In(sites.Site(Site!, language)!.Origin, language, Round.Consultation),
        book[language]);
}
