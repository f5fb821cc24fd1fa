using System.CommandLine;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using PreventPublic.Cms.Import.Piranha;
using PreventPublic.Core;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>content from-piranha</c>: what a Piranha 12 site publishes, as content files to look over.</summary>
public static class PiranhaCommand
{
    public static Command Make(Option<bool> json)
    {
        var database = new Argument<string>("database") { Description = "Piranha's SQLite database; a copy will do, it is only read" };
        var to = new Argument<string>("to") { Description = "The content folder to write into" };
        var site = new Option<string>("--site") { Description = "The site's id here, which becomes a folder", Required = true };
        var from = new Option<string?>("--from") { Description = "The internal id or title of the site there; its default site without it" };
        var uploads = new Option<string?>("--uploads") { Description = "The folder of uploaded files (wwwroot/uploads)" };
        var command = new Command("from-piranha", "Write what a Piranha 12 site publishes as content files, with a list of what could not be carried") { database, to, site, from, uploads };
        command.SetAction(async (parsed, cancel) =>
        {
            var (file, id) = (parsed.GetValue(database)!, parsed.GetValue(site)!);
            if (!File.Exists(file) || !Slug.IsValid(id))
            {
                Console.Error.WriteLine($"Nothing done: {(File.Exists(file) ? $"“{id}” is not a site's id (lower-case letters, digits, hyphens)" : $"there is no file {file}")}.");
                return 1;
            }

            try
            {
                await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString());
                await connection.OpenAsync(cancel);
                var report = await new PiranhaImport(connection, parsed.GetValue(uploads)).WriteAsync(id, parsed.GetValue(to)!, parsed.GetValue(from), cancel);
                Tell(new Output(parsed.GetValue(json)), report);
                return 0;
            }
            catch (Exception fault) when (fault is DbException or InvalidDataException)
            {
                Console.Error.WriteLine($"{file} could not be read as a database of Piranha 12: {fault.Message.TrimEnd('.')}");
                return 1;
            }
        });
        return command;
    }

    private static void Tell(Output output, PiranhaReport report)
    {
        output.Say($"{report.Pages} pages, {report.Updates} updates, {report.Redirects} redirects, {report.Media} pictures and files written.");
        output.Say($"Not carried ({report.NotCarried.Count}):");
        foreach (var line in report.NotCarried)
        {
            output.Say($"  {line}");
        }

        output.Say("Look the files over, then run “content check”.");
        output.Result(report);
    }
}
