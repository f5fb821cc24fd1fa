using Microsoft.Data.Sqlite;

namespace PreventPublic.Testing;

/// <summary>The files that a host keeps, for tests that look what is in them and for the end of a test.</summary>
public static class DataFiles
{
    /// <summary>What every file of a folder holds, at one time: SQLite puts its log away when it thinks fit, and then all are read again.</summary>
    /// <param name="pattern">As in <see cref="Directory.GetFiles(string, string)"/>; shared memory, which holds no rows, is left out.</param>
    public static async Task<IReadOnlyList<byte[]>> ReadAsync(string folder, string pattern, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var all = new List<byte[]>();
                foreach (var file in Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                {
                    all.Add(await ReadAsync(file, cancel));
                }

                return all;
            }
            catch (FileNotFoundException)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Gives back the connections to a folder's databases that wait to be used again; those of other tests stay open.</summary>
    public static void Close(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.db"))
        {
            foreach (var connection in new[] { $"Data Source={file}", new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite }.ToString() })
            {
                using var pooled = new SqliteConnection(connection);
                SqliteConnection.ClearPool(pooled);
            }
        }
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancel)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
