using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Strategy;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>
/// Two worlds that differ only in a cell that is withheld must look the same in every month, quarter and year: then nothing about
/// it can be worked out, by whatever differences.
/// </summary>
public sealed class NothingIsRecovered
{
    private static readonly Indicator Read = new()
    {
        Id = "pages-read",
        Stage = Stage.Outtake,
        Unit = Unit.Number,
        Better = Direction.Up,
        Total = Total.Sum,
        Source = Source.Automatic,
        Fact = "page.viewed",
        Owner = "A team",
        Disclosure = Disclosure.Protected,
    };

    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly string[] Languages = ["bn", "en", "ro", "ur"];

    [Fact]
    public void A_withheld_number_looks_the_same_whatever_it_is()
    {
        var tried = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var world = World(new Random(seed));
            var shown = Everything(world, PublicValue);
            foreach (var cell in world.Keys.Where(cell => world[cell] is > 0 and < Disclosing.Least))
            {
                for (var value = 1; value < Disclosing.Least; value++)
                {
                    Assert.Equal(shown, Everything(new Dictionary<(DateOnly, string), int>(world) { [cell] = value }, PublicValue));
                    tried++;
                }
            }
        }

        Assert.True(tried > 5000);
    }

    /// <summary>The control: protecting each total by itself, as is often done, tells worlds apart, and pins some withheld numbers down.</summary>
    [Fact]
    public void Totals_that_are_rounded_by_themselves_give_some_away()
    {
        var told = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var world = World(new Random(seed));
            var shown = Everything(world, Naive);
            told += world.Keys.Where(cell => world[cell] is > 0 and < Disclosing.Least)
                .Count(cell => Enumerable.Range(1, Disclosing.Least - 1).Count(value => Everything(new Dictionary<(DateOnly, string), int>(world) { [cell] = value }, Naive).SequenceEqual(shown)) == 1);
        }

        Assert.True(told > 0);
    }

    [Fact]
    public void What_is_shown_is_never_further_off_than_said()
    {
        for (var value = 0; value < 200; value++)
        {
            var cell = Disclosing.Cell(value);
            Assert.True(value < Disclosing.Least ? cell is null : cell % Disclosing.Step == 0 && Math.Abs(cell!.Value - value) <= Disclosing.Step / 2.0);
        }
    }

    private static List<string> Everything(Dictionary<(DateOnly Month, string Language), int> world, Func<FigureTable, IReadOnlyList<DateOnly>, string> value)
    {
        var table = new FigureTable(world.GroupBy(cell => cell.Key.Month).ToDictionary(
            month => (Read.Id, month.Key),
            month => new MonthFigure(month.Sum(cell => cell.Value), null, [.. month.Where(cell => cell.Value > 0).OrderBy(cell => cell.Key.Language).Select(cell => (cell.Key.Language, (double)cell.Value))])));
        var year = Period.YearOf(April);
        return
        [
            .. year.AllMonths.Select(month => value(table, [month])),
            .. Enumerable.Range(0, 4).Select(quarter => value(table, [.. Period.QuarterOf(April.AddMonths(3 * quarter)).AllMonths])),
            value(table, [.. year.AllMonths]),
        ];
    }

    private static string PublicValue(FigureTable table, IReadOnlyList<DateOnly> months) => FigureWriter.Shown(Read, table.PublicOver(Read, months), months.Count);

    private static string Naive(FigureTable table, IReadOnlyList<DateOnly> months) => $"{Disclosing.Cell(months.Sum(month => table.Of(Read, month).Value ?? 0))}";

    private static Dictionary<(DateOnly, string), int> World(Random random) =>
        Period.YearOf(April).AllMonths.SelectMany(month => Languages.Select(language => (month, language)))
            .ToDictionary(cell => cell, cell => cell.language == "en" ? random.Next(30) : random.Next(8));
}
