using System.CommandLine;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>content check | import | export | stamp | schema</c></summary>
public static class ContentCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print for programs", Recursive = true };
    private static readonly Option<string?> Folder = new("--folder") { Description = "The content folder; content/ by default", Recursive = true };

    public static Command Make(string[] args)
    {
        _ = args;
        return new Command("content", "Work with the councils' words as files") { Json, Folder, Check(), Import(), Export(), Stamp(), Schema(), PiranhaCommand.Make(Json) };
    }

    private static Command Check()
    {
        var strict = new Option<bool>("--strict") { Description = "Warnings count as errors" };
        var command = new Command("check", "Find everything that is wrong, with file and line") { strict };
        command.SetAction(parsed =>
        {
            using var services = CommandHost.Build();
            var output = new Output(parsed.GetValue(Json));
            var faults = new Faults();
            var content = ContentFolder.Read(FolderOf(parsed, services), ContentTypes.BuiltIn, faults);
            ContentCheck.Run(content, faults, services.GetRequiredService<ThemeNames>(), TimeProvider.System, rules: services.GetServices<IContentRule>());
            output.Faults(faults.All, warnings: true);
            output.Result(new { files = content.Documents.Count + content.Media.Count, faults = faults.All });
            return faults.HasErrors || (parsed.GetValue(strict) && faults.All.Count > 0) ? 1 : 0;
        });
        return command;
    }

    private static Command Import()
    {
        var drafts = new Option<bool>("--drafts") { Description = "Bring changes in as drafts that wait for approval; by default the command line publishes" };
        var take = new Option<bool>("--take-files") { Description = "Where file and site both changed, take the file" };
        var keep = new Option<bool>("--keep-stored") { Description = "Where file and site both changed, keep the site's" };
        var withdraw = new Option<bool>("--withdraw-missing") { Description = "Withdraw what came from files that are gone" };
        var by = new Option<string>("--by") { Description = "Who imports, for the record", DefaultValueFactory = _ => $"command line ({Environment.UserName})" };
        var command = new Command("import", "Bring the files into the store: all or nothing, only what changed") { drafts, take, keep, withdraw, by };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            var output = new Output(parsed.GetValue(Json));
            var choice = parsed.GetValue(take) ? ConflictChoice.TakeFiles : parsed.GetValue(keep) ? ConflictChoice.KeepStored : ConflictChoice.Report;
            var options = new ImportOptions(parsed.GetValue(by)!, !parsed.GetValue(drafts), choice, parsed.GetValue(withdraw));
            var importer = services.GetRequiredService<ContentImporter>();
            var report = await output.WithProgressAsync(progress => importer.ImportAsync(FolderOf(parsed, services), options, progress, cancel));
            output.Faults(report.Faults, warnings: false);
            Tell(output, report);
            output.Result(report);
            return report.Applied ? 0 : 1;
        });
        return command;
    }

    private static Command Export()
    {
        var to = new Argument<string>("to") { Description = "The folder to write" };
        var published = new Option<bool>("--published") { Description = "Only what readers see; by default the newest version of everything" };
        var command = new Command("export", "Write the store's content as the same files") { to, published };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            var files = await services.GetRequiredService<ContentExporter>().ExportAsync(parsed.GetValue(to)!, parsed.GetValue(published), cancel);
            var output = new Output(parsed.GetValue(Json));
            output.Say($"{files} files written to {parsed.GetValue(to)}");
            output.Result(new { files });
            return 0;
        });
        return command;
    }

    private static Command Stamp()
    {
        var files = new Argument<string[]>("files") { Description = "Translations, as paths below the content folder; none means all that were never stamped" };
        files.Arity = ArgumentArity.ZeroOrMore;
        var command = new Command("stamp", "Say that translations were made from the English as it is now") { files };
        command.SetAction(parsed =>
        {
            using var services = CommandHost.Build();
            var output = new Output(parsed.GetValue(Json));
            var stamped = TranslationStamp.Apply(FolderOf(parsed, services), parsed.GetValue(files) ?? [], ContentTypes.BuiltIn);
            output.Say($"{stamped.Count} translations stamped");
            output.Result(new { stamped });
            return 0;
        });
        return command;
    }

    private static Command Schema()
    {
        var type = new Argument<string>("type") { Description = "A content type, for example page" };
        var command = new Command("schema", "Print the JSON schema of a content type") { type };
        command.SetAction(parsed =>
        {
            if (ContentTypes.BuiltIn.Find(parsed.GetValue(type)!) is not { } found)
            {
                Console.Error.WriteLine($"There is no content type “{parsed.GetValue(type)}”; use one of {string.Join(", ", ContentTypes.BuiltIn.All.Select(t => t.Name))}.");
                return 1;
            }

            Console.WriteLine(ContentSchema.Of(found));
            return 0;
        });
        return command;
    }

    private static string FolderOf(ParseResult parsed, IServiceProvider services) => parsed.GetValue(Folder) ?? services.GetRequiredService<Folders>().Content;

    private static void Tell(Output output, ImportReport report)
    {
        foreach (var conflict in report.Conflicts)
        {
            output.Say($"{conflict.File}: changed in the file and on the site (by {conflict.StoredBy}, {conflict.StoredAt:yyyy-MM-dd HH:mm} UTC)");
            foreach (var line in conflict.Difference)
            {
                output.Say("    " + line);
            }
        }

        foreach (var missing in report.Missing)
        {
            output.Say($"{missing}: no longer among the files; its entry stays (--withdraw-missing withdraws it)");
        }

        output.Say(report.Applied
            ? $"{report.Files} files: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Withdrawn} withdrawn"
            : report.Conflicts.Count > 0
                ? "Nothing was changed. Choose with --take-files or --keep-stored, or make the file and the site agree."
                : "Nothing was changed.");
    }
}
