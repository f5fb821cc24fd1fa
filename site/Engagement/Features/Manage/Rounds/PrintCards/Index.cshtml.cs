using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Panel;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Rounds.PrintCards;

/// <summary>Makes a round's cards and shows them, once. A card's picture opens the page with the code and the key's fingerprint behind the #, which no browser sends.</summary>
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, RoundDesk desk, IEventDirectory sites, WordBook book) : RoundPage(directory, rounds)
{
    public sealed record Card(string Code, HtmlString Picture);

    [BindProperty]
    public int Number { get; set; }

    public IReadOnlyList<Card> Cards { get; private set; } = [];

    /// <summary>What stands on every card.</summary>
    public (string Title, string Address) Invitation { get; private set; }

    public LanguageWords Words => book[Language.English];

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

        if (await desk.MakeCardsAsync(id, Number, Staff, Cancel) is not { } codes)
        {
            Wrong("", "The round is open or closed: it takes no new cards");
            return Invalid(409);
        }

        var address = sites.Site(Site!, Language.English)!.Origin + PanelLinks.Panel(Round.Consultation);
        Invitation = (Consultation?.Title ?? Round.Consultation, address);
        Cards = [.. codes.Select(code => new Card(code, QrPicture.Of($"{address}#code={code}&key={Round.BallotFingerprint.Replace(" ", "", StringComparison.Ordinal)}", 3)))];
        return Page();
    }
}
