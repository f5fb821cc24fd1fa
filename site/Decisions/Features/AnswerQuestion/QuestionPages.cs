using System.Collections.Concurrent;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Wording;

namespace PreventPublic.Decisions.Features.AnswerQuestion;

/// <summary>All that a question's page depends on, but for the seals in its links and the time they end: those are each reader's own.</summary>
/// <param name="Text">The flow's words: another object after every publication, for every site and language.</param>
/// <param name="Origin">As the reader asked for it: it stands in the page's head.</param>
/// <param name="Back">Where the back link leads, without its seal.</param>
public sealed record QuestionVariant(FlowWords Text, string Origin, int Question, int Number, Answer? Given, bool OtherVersion, bool IsSealed, string Back);

/// <summary>
/// Question pages that were made already. Each is kept for the rest of the minute it was made in: banners come and go on the
/// minute, so none is shown late.
/// </summary>
public sealed class QuestionPages(TimeProvider time)
{
    /// <summary>About 4 MB. What comes beyond is made anew each time.</summary>
    private const int Most = 256;

    private volatile Kept _kept = new(0);

    public PageMould? Find(QuestionVariant variant) => Now().Pages.GetValueOrDefault(variant);

    public void Keep(QuestionVariant variant, PageMould page)
    {
        if (Now().Pages is { Count: < Most } pages)
        {
            pages.TryAdd(variant, page);
        }
    }

    private Kept Now()
    {
        var (kept, minute) = (_kept, time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute);
        return kept.Minute == minute ? kept : _kept = new Kept(minute);
    }

    private sealed record Kept(long Minute)
    {
        public ConcurrentDictionary<QuestionVariant, PageMould> Pages { get; } = new();
    }
}
