using System.CommandLine;

namespace PreventPublic.Host.CommandLine;

/// <summary>The commands of the executable. Anything else on the command line starts the web site.</summary>
public static class Commands
{
    public static readonly IReadOnlyList<string> Names =
    [
        "content",
        UserCommand.Name,
        EraseCommand.Name,
        BackupCommands.Backup,
        BackupCommands.Restore,
        DemoCommand.Name,
        SearchCommand.Name,
        SiteCommand.Name,
        HealthCommand.Name,
        "--help", "-h", "-?", "--version",
    ];

    public static RootCommand Root(string[] args) => new("Prevent Public: councils' Prevent web sites. Without a command it serves them.")
    {
        ContentCommand.Make(args),
        UserCommand.Make(),
        EraseCommand.Make(),
        BackupCommands.MakeBackup(),
        BackupCommands.MakeRestore(),
        DemoCommand.Make(),
        SearchCommand.Make(),
        SiteCommand.Make(),
        HealthCommand.Make(),
    };
}
