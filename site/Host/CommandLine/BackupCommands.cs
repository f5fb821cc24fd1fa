using System.CommandLine;
using PreventPublic.Host.Backup;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>backup</c> and <c>restore</c>: everything worth keeping, in one sealed file.</summary>
public static class BackupCommands
{
    public const string Backup = "backup";
    public const string Restore = "restore";
    public const string Variable = "PREVENT_BACKUP_PASSPHRASE";
    public const int MinPassphrase = 16;

    private static readonly Option<FileInfo?> Passphrase = new("--passphrase-file") { Description = $"A file whose first line is the passphrase, at least {MinPassphrase} characters; otherwise the variable {Variable} is taken" };

    public static Command MakeBackup()
    {
        var (file, json) = (new Argument<FileInfo>("file") { Description = "Where to write it" }, new Option<bool>("--json") { Description = "Print for programs" });
        var command = new Command(Backup, "Write everything worth keeping into one sealed file, while the site runs, and read it again to be sure") { file, Passphrase, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed, async (services, passphrase) =>
        {
            var to = parsed.GetValue(file)!.FullName;
            await WriteAsync(services, to, passphrase, cancel);
            var (made, count) = services.GetRequiredService<BackupRestorer>().Verify(to, passphrase);
            var output = new Output(parsed.GetValue(json));
            output.Say($"{to}: {count} rows and files, verified. Keep the passphrase somewhere else; without it nobody can open the file.");
            output.Result(new { file = to, made, count });
        }));
        return command;
    }

    public static Command MakeRestore()
    {
        var (file, check, json) = (new Argument<FileInfo>("file") { Description = "The backup" }, new Option<bool>("--check") { Description = "Only read all of it, and say whether it is whole and fits" }, new Option<bool>("--json") { Description = "Print for programs" });
        var command = new Command(Restore, "Bring a backup back into a data folder or database that holds nothing yet; the engine may be another than it was made with") { file, check, Passphrase, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed, async (services, passphrase) =>
        {
            var (from, restorer, output) = (parsed.GetValue(file)!.FullName, services.GetRequiredService<BackupRestorer>(), new Output(parsed.GetValue(json)));
            if (parsed.GetValue(check))
            {
                var (made, count) = restorer.Verify(from, passphrase);
                output.Say($"Whole, made {made:yyyy-MM-dd HH:mm} UTC, {count} rows and files, and fits this version.");
                output.Result(new { made, count });
                return;
            }

            var restored = await restorer.RestoreAsync(from, passphrase, cancel);
            output.Say($"{restored} rows and files are back. People whose time was over meanwhile are erased when the site starts; ask again for erasures that were asked for since the backup was made.");
            output.Result(new { restored });
        }));
        return command;
    }

    /// <summary>Beside its place first, so that an older backup of that name stays until the new one is whole.</summary>
    private static async Task WriteAsync(IServiceProvider services, string to, string passphrase, CancellationToken cancel)
    {
        var part = to + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(part, options))
        {
            await services.GetRequiredService<BackupWriter>().WriteAsync(file, passphrase, cancel);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, to, overwrite: true);
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, string, Task> work)
    {
        var passphrase = parsed.GetValue(Passphrase) is { } file ? (file.Exists ? File.ReadLines(file.FullName).FirstOrDefault() : null) : Environment.GetEnvironmentVariable(Variable);
        if (passphrase is not { Length: >= MinPassphrase })
        {
            Console.Error.WriteLine($"Give a passphrase of at least {MinPassphrase} characters, in {Variable} or with --passphrase-file.");
            return 1;
        }

        try
        {
            await using var services = CommandHost.Build();
            await work(services, passphrase);
            return 0;
        }
        catch (Exception fault) when (fault is BackupException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
