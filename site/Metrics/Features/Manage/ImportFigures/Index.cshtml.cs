using PreventPublic.Core.Access;
using PreventPublic.Metrics.Features.Manage.Import;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Features.Spreadsheets;

namespace PreventPublic.Metrics.Features.Manage.ImportFigures;

/// <summary>Figures out of a file, each with its evidence.</summary>
[Needs(Permissions.FiguresWrite)]
public sealed class IndexModel(Mappings mappings, Measuring measuring) : ImportPage(mappings)
{
    public override string Kind => FigureImport.Kind;

    public override IReadOnlyList<(string Field, string Label, bool Needed, string[] Guesses)> Fields => FigureImport.Fields;

    public override string Back => FigureLinks.Home(Site!);

    public override string Heading => "Import figures";

    protected override async Task<(string? Done, IReadOnlyList<RowFault> Faults, bool Conflict)> TakeAsync(CsvTable table)
    {
        var known = await measuring.NumbersAsync(Site!, Cancel);
        var (entries, faults) = FigureImport.Read(table, Columns, Plan, Text.Title, known, Today);
        if (faults.Count > 0)
        {
            return (null, faults, false);
        }

        return await measuring.AddAsync(Site!, entries, Staff, Cancel) ? ($"{entries.Count} figures are taken.", [], false) : (null, [], true);
    }
}
