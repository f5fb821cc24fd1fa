using Microsoft.AspNetCore.Mvc;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Advice;

namespace PreventPublic.Metrics.Features.Manage.KeepAdvice;

/// <summary>What members advised, and what came of it.</summary>
public sealed class IndexModel(AdviceBook book, TimeProvider time) : FigurePage
{
    [BindProperty]
    public string On { get; set; } = "";

    [BindProperty]
    public string Meeting { get; set; } = "";

    [BindProperty]
    public string Advice { get; set; } = "";

    [BindProperty]
    public string Outcome { get; set; } = "";

    [BindProperty]
    public string Reply { get; set; } = "";

    public IReadOnlyList<MemberAdvice> All { get; private set; } = [];

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        await ReadAsync();
        var (on, ok) = ActionImport.DayOf(On);
        if (!ok || on is null || on > Today)
        {
            Wrong(nameof(On), "Give the day of the meeting, as 23/06/2022; not one in the future");
        }

        if (Meeting.Trim().Length is 0 or > 200)
        {
            Wrong(nameof(Meeting), "Give the committee or group");
        }

        if (Advice.Trim().Length is 0 or > MemberAdvice.MaxText)
        {
            Wrong(nameof(Advice), $"Say what was advised, in {MemberAdvice.MaxText} characters or fewer, without names");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await book.AddAsync(new MemberAdvice { Site = Site!, On = on!.Value, Meeting = Meeting.Trim(), Advice = Advice.Trim(), By = Staff.Name, At = time.GetUtcNow().UtcDateTime }, Cancel);
        return GoTo(FigureLinks.Advice(Site!), "The advice is kept. Say what came of it when it is known.");
    }

    public async Task<IActionResult> OnPostReplyAsync(Guid id, int number)
    {
        await ReadAsync();
        if (AdviceWords.Outcomes.All(one => one.Value != Outcome) || Reply.Trim().Length is 0 or > MemberAdvice.MaxText)
        {
            Wrong(nameof(Reply), $"Choose what came of it, and say how, in {MemberAdvice.MaxText} characters or fewer");
            return Invalid();
        }

        if (!await book.ReplyAsync(Site!, new AdviceReply { AdviceId = id, Number = number + 1, Outcome = Outcome, Text = Reply.Trim(), By = Staff.Name, At = time.GetUtcNow().UtcDateTime }, Cancel))
        {
            Wrong(nameof(Reply), "Somebody else has replied meanwhile. Look at their words first");
            return Invalid(409);
        }

        return GoTo(FigureLinks.Advice(Site!), "What came of it is kept, and public.");
    }

    private async Task ReadAsync()
    {
        Title("Members' advice");
        All = await book.AllAsync(Site!, Cancel);
    }
}
