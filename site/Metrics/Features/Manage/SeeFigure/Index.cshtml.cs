using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Manage.SeeFigure;

/// <summary>A figure explains itself: what it counts, the facts behind it, who entered it, what was corrected. And where it is entered.</summary>
public sealed class IndexModel(Measuring measuring) : FigurePage
{
    private const int Months = 13;
    private const int MostSubjects = 15;

    /// <summary>The month that is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty]
    public string Value { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>How many measurements there were when the form was made.</summary>
    [BindProperty]
    public int Number { get; set; }

    public Indicator Indicator { get; private set; } = null!;

    public NamedText Words => Text.Of(Indicator.Id);

    public Period Period { get; private set; } = null!;

    public FigureTable Table { get; private set; } = null!;

    public IReadOnlyList<Measurement> History { get; private set; } = [];

    public IReadOnlyList<(DateOnly Day, double Value)> Days { get; private set; } = [];

    public IReadOnlyList<(string Subject, long Count)> Subjects { get; private set; } = [];

    public IEnumerable<DateOnly> Shown => PreventPublic.Metrics.Months.Between(Period.First.AddMonths(1 - Months), Period.First);

    public async Task<IActionResult> OnGetAsync(string figure) => await FindAsync(figure) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string figure)
    {
        if (!await FindAsync(figure))
        {
            return NotFound();
        }

        var isNumber = double.TryParse(Value.Trim().TrimEnd('%').Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        var entry = new Entry(Indicator.Id, Period.First, isNumber ? value : double.NaN, Evidence, Reason, Number, Origin.Manual);
        Wrong(Measuring.Problems(Indicator, entry, Today));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (Number != History.Count(one => one.Month == Period.First) || !await measuring.AddAsync(Site!, [entry], Staff, Cancel))
        {
            Wrong("", Measuring.TakenMeanwhile);
            return Invalid(409);
        }

        return GoTo($"{FigureLinks.Figure(Site!, Indicator.Id)}?month={Period.Name}", $"{Words.Title} for {Period.Title(Core.Languages.Language.English.Culture)} is {(Number == 0 ? "entered" : "corrected; what was reported before stays on record")}.");
    }

    private async Task<bool> FindAsync(string id)
    {
        if (Plan.Indicator(id) is not { } indicator || (Month is { Length: > 0 } && Period.Parse(Month) is not { Kind: PeriodKind.Month }))
        {
            return false;
        }

        Indicator = indicator;
        Period = Period.Parse(Month) ?? (indicator.Source == Source.Automatic ? Period.Month(Today) : Period.Month(Today).Previous);
        Title(Words.Title);
        History = await measuring.HistoryAsync(Site!, id, Shown.First(), Cancel);
        Table = await measuring.TableAsync(Site!, Shown.First(), Period.First, Cancel);
        if (indicator.Source == Source.Automatic)
        {
            Days = await measuring.DaysAsync(Site!, indicator, Period.First, Period.Last, Cancel);
            Subjects = indicator.Fact is null || indicator.Per is not null ? [] : await measuring.SubjectsAsync(Site!, indicator, Period.First, Period.Last, MostSubjects, Cancel);
        }

        return true;
    }
}
