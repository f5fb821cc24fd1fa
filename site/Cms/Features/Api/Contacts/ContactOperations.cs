using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Api.Contacts;

/// <summary>Contacts in the order of the directory, and as a table to send on.</summary>
public sealed class ContactOperations : IApiGroup
{
    private static readonly string[] Columns = ["key", "name", "area", "needs", "kind", "phone", "text phone", "out of hours", "e-mail", "web", "hours", "confirmed", "checked on", "source", "updated"];

    private static IReadOnlyList<ApiParameter> Parameters => [EntryOperations.Site, EntryOperations.Speaks, ApiParameter.OneOf("need", "For any of these needs", Vocabulary.Needs.Split(' '), list: true), ApiParameter.OneOf("area", "Only these", ["local", "national"])];

    public string About => "Whom to call, with when each contact was last checked.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listContacts", "/api/v1/contacts", "Contacts", "Whom to contact, in the order of the directory")
        {
            Description = "Of a contact that the council has not confirmed, number and addresses are left out: `withheld` says so, and `untilThen` whom to contact meanwhile.",
            Parameters = Parameters,
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Contact")))),
            Example = "/api/v1/contacts?need=child&language=ur",
            Do = call => Task.FromResult(ApiAnswer.Json(new JsonObject { ["items"] = new JsonArray([.. Wanted(call).Select(entry => (JsonNode)EntryJson.Of(call, entry, new EntryShape([], [])))]) })),
        },
        new("listContactsAsTable", "/api/v1/contacts.csv", "Contacts", "The same as a table (RFC 4180), for lists that other bodies keep")
        {
            Parameters = Parameters,
            AnswerType = "text/csv",
            Answer = Schema.Text,
            Example = "/api/v1/contacts.csv?area=local",
            Do = call => Task.FromResult(ApiAnswer.Text(Table(call), "text/csv; charset=utf-8; header=present")),
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>();

    private static IReadOnlyList<Entry> Wanted(ApiCall call) => ContactList.For(call.Reader, call.List("need"), call["area"]);

    private static string Table(ApiCall call)
    {
        using var text = new StringWriter(new StringBuilder("\uFEFF"), CultureInfo.InvariantCulture);
        using (var table = new CsvWriter(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = CsvHelper.Configuration.InjectionOptions.Escape }))
        {
            Write(table, Columns);
            foreach (var entry in Wanted(call))
            {
                Write(table, Row(call.Reader, entry));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string?> Row(Reader reader, Entry entry)
    {
        var contact = (Contact)entry.In(reader.Language).Item;
        string? Shown(string? value) => contact.Withheld ? null : value;
        return
        [
            entry.Key, reader.Title(entry), contact.Area, string.Join(' ', contact.Needs), contact.Kind, Shown(contact.Phone), Shown(contact.TextPhone), Shown(contact.PhoneOutOfHours), Shown(contact.Email), Shown(contact.Web),
            contact.Hours, contact.Withheld ? "no" : contact.State, contact.VerifiedOn is { } day ? Dates.Iso(day) : null, Shown(contact.Source), DateOnly.FromDateTime(EntryOrder.UpdatedAt(entry) ?? DateTime.UnixEpoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
    }

    private static void Write(CsvWriter table, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            table.WriteField(cell);
        }

        table.NextRecord();
    }
}
