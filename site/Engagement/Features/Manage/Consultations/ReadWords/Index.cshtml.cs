using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.Wording;
using PreventPublic.Engagement.Features.Keeping;

namespace PreventPublic.Engagement.Features.Manage.Consultations.ReadWords;

/// <summary>People's own words, read one by one: given a theme, then published as they are, published with something taken out, or kept back.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(IConsultationDirectory directory, TextQueue queue, KeepingPeriods periods, WordBook words) : ManagePage
{
    public const string Publish = "publish";
    public const string KeepBack = "keep-back";

    public string Key { get; private set; } = "";

    public Consultation Consultation { get; private set; } = null!;

    public IReadOnlyList<WaitingText> Waiting { get; private set; } = [];

    public IReadOnlyList<ModeratedText> Decided { get; private set; } = [];

    public IEnumerable<string> Themes => Decided.Select(text => text.Theme).Where(theme => theme.Length > 0).Distinct().Order(StringComparer.Ordinal);

    [BindProperty]
    public Guid Text { get; set; }

    [BindProperty]
    public string Theme { get; set; } = "";

    [BindProperty]
    public string Shown { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string key) => await FindAsync(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, string act)
    {
        if (!await FindAsync(key))
        {
            return NotFound();
        }

        if (Waiting.FirstOrDefault(text => text.Key == Text) is not { } waiting)
        {
            return GoTo(ListenLinks.Words(Site!, key), "Somebody else has decided about that text already.");
        }

        var publish = act == Publish;
        Check(waiting, publish);
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await queue.DecideAsync(Site!, key, Text, new TextDecision(Theme.Trim(), publish ? Plain(Shown) : null, Reason.Trim()), Staff, Cancel);
        return GoTo(ListenLinks.Words(Site!, key), publish ? "The text is published. The original is destroyed." : "The text is kept back. The original is destroyed.");
    }

    public string TitleOf(WaitingText text) =>
        text.Round.Survey.Find(text.Question) is { } question ? new SurveyWords(directory.Library(Site!)!, text.Round.Survey, Language.English, words[Language.English]).Of(question).Title : text.Question;

    /// <summary>The moment at which it is destroyed unread, in the council's time.</summary>
    public string? Until(WaitingText text) => text.Round.ClosedAt?.AddMonths(periods.TextsMonths(Site!)) is { } until ? directory.Sites[Site!].Shown(until) : null;

    private void Check(WaitingText waiting, bool publish)
    {
        if (publish && Theme.Trim().Length is 0 or > ModeratedText.MaxTheme)
        {
            Wrong(nameof(Theme), $"Say in a few words what the text is about, at most {ModeratedText.MaxTheme} characters");
        }

        if (publish && (Plain(Shown).Length == 0 || Plain(Shown).Length > Features.Consultations.Surveys.SurveyQuestion.MaxText))
        {
            Wrong(nameof(Shown), "Leave something to publish, or keep the text back");
        }

        if (Reason.Trim().Length is 0 or > ModeratedText.MaxReason && (!publish || Plain(Shown) != Plain(waiting.Text)))
        {
            Wrong(nameof(Reason), $"Say why it was changed or kept back, at most {ModeratedText.MaxReason} characters, without repeating what you took out");
        }
    }

    private async Task<bool> FindAsync(string key)
    {
        if (Site is null || directory.Find(Site, key) is not { } consultation)
        {
            return false;
        }

        (Key, Consultation) = (key, consultation);
        Waiting = await queue.WaitingAsync(Site, key, Cancel);
        Decided = await queue.DecidedAsync(Site, key, Cancel);
        Title($"People's own words: {consultation.Title}");
        return true;
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
