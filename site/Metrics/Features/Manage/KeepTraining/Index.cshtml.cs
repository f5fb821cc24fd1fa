using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Features.Training;

namespace PreventPublic.Metrics.Features.Manage.KeepTraining;

/// <summary>What partner agencies say about their staff's training: once a year, by agency.</summary>
public sealed class IndexModel(TrainingBook book, TimeProvider time) : FigurePage
{
    [BindProperty]
    public string Agency { get; set; } = "";

    [BindProperty]
    public int? InScope { get; set; }

    [BindProperty]
    public int? Trained { get; set; }

    [BindProperty]
    public string HasPlan { get; set; } = "";

    [BindProperty]
    public string Commissioned { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    /// <summary>The newest of each agency and year.</summary>
    public IReadOnlyList<TrainingReturn> Returns { get; private set; } = [];

    /// <summary>The year that counts now, from April.</summary>
    public int Year => Period.YearOf(Today).First.Year;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        Wrong(Problems());
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var agency = Returns.FirstOrDefault(one => string.Equals(one.Agency, Agency.Trim(), StringComparison.OrdinalIgnoreCase))?.Agency ?? Agency.Trim();
        var before = Returns.FirstOrDefault(one => one.Agency == agency && one.Year == Year)?.Number ?? 0;
        var kept = await book.AddAsync(new TrainingReturn
        {
            Site = Site!,
            Agency = agency,
            Year = Year,
            Number = before + 1,
            StaffInScope = InScope!.Value,
            StaffTrained = Trained!.Value,
            HasPlan = HasPlan == "yes",
            CommissionedToo = Commissioned == "yes",
            Note = Note.Trim(),
            By = Staff.Name,
            At = time.GetUtcNow().UtcDateTime,
        }, Staff, Cancel);
        return kept ? GoTo(FigureLinks.Training(Site!), $"The return of {agency} is kept.") : Conflict();
    }

    private IEnumerable<(string, string)> Problems()
    {
        if (Agency.Trim().Length is 0 or > TrainingReturn.MaxAgency)
        {
            yield return (nameof(Agency), "Give the organisation's name");
        }

        if (InScope is not (>= 0 and <= 1_000_000))
        {
            yield return (nameof(InScope), "Give the number of staff whose work needs the training");
        }

        if (Trained is not >= 0 || Trained > InScope)
        {
            yield return (nameof(Trained), "Give how many of them are trained; not more than there are");
        }

        if (HasPlan is not ("yes" or "no") || Commissioned is not ("yes" or "no"))
        {
            yield return (HasPlan is "yes" or "no" ? nameof(Commissioned) : nameof(HasPlan), "Choose yes or no");
        }

        if (Note.Length > TrainingReturn.MaxNote)
        {
            yield return (nameof(Note), $"Keep it to {TrainingReturn.MaxNote} characters");
        }
    }

    private PageResult Conflict()
    {
        Wrong("", "Somebody else has entered this agency's return meanwhile. Look at it first");
        return Invalid(409);
    }

    private async Task ReadAsync()
    {
        Title("Partners' training");
        Returns = [.. (await book.AllAsync(Site!, Cancel)).GroupBy(one => (one.Agency, one.Year)).Select(group => group.First())];
    }
}
