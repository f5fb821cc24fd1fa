using Npgsql;

namespace PreventPublic.Testing;

/// <summary>One PostgreSQL for the test process: a cluster in a temporary folder, on a free port, gone at the end.</summary>
public static class PostgresServer
{
    public const string HowToInstall = "apt-get install -y postgresql";

    private static readonly Lazy<string> Server = new(Start);
    private static Action? _stop;

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public static Task<string> NewDatabaseAsync() => MakeAsync("template1");

    /// <summary>Makes a database like that of a connection string, to which nobody may be connected.</summary>
    public static Task<string> CopyAsync(string connection) => MakeAsync(new NpgsqlConnectionStringBuilder(connection).Database!);

    /// <summary>The folder of initdb and pg_ctl; installs them where that is harmless (root on Debian). Null when they cannot be had.</summary>
    public static string? Binaries()
    {
        if (Find() is null && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            Shell.Run("/usr/bin/apt-get", "update");
            Shell.Run("/usr/bin/apt-get", "install", "-y", "--no-install-recommends", "postgresql");
        }

        return Find();
    }

    private static async Task<string> MakeAsync(string template)
    {
        var name = "test_" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(Server.Value + ";Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{Server.Value};Database={name}";
    }

    private static string? Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Order().LastOrDefault(bin => File.Exists(Path.Combine(bin, "pg_ctl")))
        : null;

    private static string Start()
    {
        var bin = Binaries() ?? throw new InvalidOperationException($"PostgreSQL is missing: {HowToInstall}");
        var folder = Path.Combine(Path.GetTempPath(), "prevent-postgres-" + Guid.NewGuid().ToString("N"));
        var port = LocalServer.FreePort();
        AsPostgres("mkdir", folder);
        AsPostgres(Path.Combine(bin, "initdb"), "-D", folder, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        AsPostgres(Path.Combine(bin, "pg_ctl"), "-D", folder, "-w", "-l", Path.Combine(folder, "log"),
            "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=400 -c fsync=off -c full_page_writes=off", "start");
        _stop = () => Stop(bin, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        return $"Host=127.0.0.1;Port={port};Username=postgres;Pooling=true;Maximum Pool Size=20;Connection Idle Lifetime=10;Connection Pruning Interval=5;Timeout=60;Command Timeout=120";
    }

    /// <summary>
    /// Stops the server, if there is one, and deletes its files. To be called while the process still has time: the files of
    /// some hundred databases take a slow disk longer to delete than a test runner waits for a process that has ended.
    /// </summary>
    public static void Stop() => Interlocked.Exchange(ref _stop, null)?.Invoke();

    private static void Stop(string bin, string folder)
    {
        AsPostgres(Path.Combine(bin, "pg_ctl"), "-D", folder, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>initdb refuses root.</summary>
    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
        {
            Shell.Require("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Shell.Require(program, arguments);
        }
    }
}
