using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Consultations.Panel;

/// <summary>A page for invited members. Everything that is secret happens in their browser; without JavaScript the page says how to answer on paper.</summary>
public abstract class PanelPage(IConsultationDirectory directory, SealedRounds rounds) : FormPage
{
    public const string Script = "ballot.js";

    public string Key { get; private set; } = "";

    public Consultation Consultation { get; private set; } = null!;

    public ConsultationText Text { get; private set; } = null!;

    /// <summary>The panel's round that is open; null when none is.</summary>
    public RoundFacts? Round { get; private set; }

    public BoxDoor? Box { get; private set; }

    /// <summary>Base64url, for the browser.</summary>
    public string BallotKey => Base64.Of(Box?.Ballots?.Spki);

    /// <summary>Base64url, for the browser.</summary>
    public string BoxKey => Base64.Of(Box?.Key.Point);

    /// <returns>False when there is no such consultation.</returns>
    protected async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        if (directory.Find(Visit.Site, key) is not { } consultation || directory.Text(Visit.Site, key, Visit.Language) is not { } text)
        {
            return false;
        }

        (Key, Consultation, Text) = (key, consultation, text);
        Round = (await rounds.OfAsync(Visit.Site, key, cancel)).LastOrDefault(round => round.IsPanel && round.IsOpen);
        Box = Round is null ? null : await rounds.DoorAsync(Round.Id, cancel);
        return true;
    }

    protected PageHead Head(string title, string address) => new()
    {
        Title = title,
        HideFromSearch = true,
        Address = address,
        Languages = [.. Visit.Languages.Select(language => language.Code)],
        Trail = [(Words["layout.home"], "/"), (Text.Title, $"/consultations/{Key}")],
        Scripts = [Script],
    };
}
