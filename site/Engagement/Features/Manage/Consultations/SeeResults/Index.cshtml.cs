using System.Text;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.Consultations.SeeResults;

/// <summary>What the rounds of a consultation published, as readers see it, and as files.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(RoundsBoards boards) : ManagePage
{
    public string Key { get; private set; } = "";

    public RoundsBoard Board { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key) => await FindAsync(key) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(string key, Guid round, string form)
    {
        if (!await FindAsync(key) || Board.Rounds.SelectMany(view => view.Results).FirstOrDefault(one => one.Round.Id == round) is not { Results.IsPublished: true } found)
        {
            return NotFound();
        }

        var (name, rows) = ($"{key}-{found.Round.Name}-{found.Round.Door}", ResultsFile.Rows(found.Round, found.Results, Board.WordsOf(found.Round)));
        return form switch
        {
            "csv" => File(Spreadsheet.Csv(rows), Spreadsheet.CsvType, name + ".csv"),
            "xlsx" => File(Spreadsheet.Xlsx("Results", rows), Spreadsheet.XlsxType, name + ".xlsx"),
            "json" => File(Encoding.UTF8.GetBytes(found.Results.ToJson()), "application/json", name + ".json"),
            _ => NotFound(),
        };
    }

    private async Task<bool> FindAsync(string key)
    {
        if (Site is null || await boards.OfAsync(Site, key, Language.English, Cancel) is not { } board)
        {
            return false;
        }

        (Key, Board) = (key, board);
        Title($"Results: {board.Consultation.Title}");
        return true;
    }
}
