using System.Globalization;
using System.Text.Json;
using PreventPublic.Engagement.Features.Events.Forms;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>A roll as a file for spreadsheets.</summary>
public static class PeopleFile
{
    public static byte[] Csv(SessionRoll roll, IReadOnlyList<FormField> extras) => Spreadsheet.Csv(Rows(roll, extras));

    public static byte[] Xlsx(SessionRoll roll, IReadOnlyList<FormField> extras) => Spreadsheet.Xlsx("People", Rows(roll, extras));

    private static IEnumerable<IEnumerable<string>> Rows(SessionRoll roll, IReadOnlyList<FormField> extras)
    {
        yield return ["Number", "State", "Name", "E-mail", "Phone", "People", "Others", "Code", "Registered (UTC)", "People who came", .. extras.Select(field => field.Label)];
        foreach (var (r, arrival) in roll.Lines)
        {
            var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(r.Answers) ?? [];
            yield return
            [
                Number(r.Number), SessionPage.Label(r.State), r.Name, r.Email, r.Phone, Number(r.Party), r.Guests.Replace("\n", "; ", StringComparison.Ordinal), r.Code,
                r.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), arrival is null ? "" : Number(arrival.Heads),
                .. extras.Select(field => field.Shown(answers.GetValueOrDefault(field.Name, ""))),
            ];
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
