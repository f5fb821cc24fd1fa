using PreventPublic.Core.Access;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Manage.Import;
using PreventPublic.Metrics.Features.Spreadsheets;

namespace PreventPublic.Metrics.Features.Manage.ImportActions;

/// <summary>Actions out of a file. One that is there already, by its reference, is brought up to date.</summary>
[Needs(Permissions.FiguresWrite)]
public sealed class IndexModel(Mappings mappings, ActionBook book) : ImportPage(mappings)
{
    public override string Kind => ActionImport.Kind;

    public override IReadOnlyList<(string Field, string Label, bool Needed, string[] Guesses)> Fields => ActionImport.Fields;

    public override string Back => FigureLinks.Actions(Site!);

    public override string Heading => "Import the action plan";

    protected override async Task<(string? Done, IReadOnlyList<RowFault> Faults, bool Conflict)> TakeAsync(CsvTable table)
    {
        var (entries, faults) = ActionImport.Read(table, Columns, Objectives, Today);
        if (faults.Count > 0)
        {
            return (null, faults, false);
        }

        return await book.TakeAsync(Site!, entries, Staff, Cancel) is { } taken ? ($"{taken.New} actions are new, {taken.Changed} are changed.", [], false) : (null, [], true);
    }
}
