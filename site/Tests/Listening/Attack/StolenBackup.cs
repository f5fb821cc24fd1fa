using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Host.Backup;
using PreventPublic.Host.Hosting;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>A backup as the site makes it, in the hands of somebody who knows its passphrase.</summary>
public static class StolenBackup
{
    private const string Passphrase = "the thief has read the passphrase too";

    public static async Task<Snapshot> TakeAsync(SiteFixture fixture)
    {
        using var file = new MemoryStream();
        await fixture.Services.GetRequiredService<BackupWriter>().WriteAsync(file, Passphrase, CancellationToken.None);
        file.Position = 0;
        return Read(BackupReader.Lines(file, Passphrase), await TypesAsync(fixture));
    }

    private static Snapshot Read(IEnumerable<BackupLine> lines, Dictionary<(string, string), Dictionary<string, Type>> types)
    {
        var (rows, raw, table) = (new List<Row>(), new Dictionary<string, byte[]>(), (BackupTable?)null);
        foreach (var line in lines)
        {
            table = line.Table ?? table;
            if (line.Row is { } row)
            {
                var columns = types[(table!.Store, table.Name)];
                rows.Add(new Row(table.Name, table.Columns.Select((name, at) => (name, text: TextOf(row[at], columns[name]))).ToDictionary(pair => pair.name, pair => pair.text)));
            }
            else if (line.File is { } key)
            {
                raw[key.Path] = key.Bytes;
            }
        }

        return new Snapshot(rows, raw);
    }

    /// <summary>As the camera writes the same value, so that what stands in both is seen to be the same.</summary>
    private static string TextOf(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String when type == typeof(byte[]) => Camera.TextOf(value.GetBytesFromBase64()),
        JsonValueKind.String => Camera.TextOf(value.GetString()!),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static async Task<Dictionary<(string, string), Dictionary<string, Type>>> TypesAsync(SiteFixture fixture)
    {
        var types = new Dictionary<(string, string), Dictionary<string, Type>>();
        foreach (var store in fixture.Services.GetServices<StoreToPrepare>())
        {
            await using var context = await store.OpenAsync(CancellationToken.None);
            foreach (var table in StoreTable.Of(context))
            {
                types[(store.Database.Name, table.Name)] = table.Columns.ToDictionary(column => column.Name, column => column.Type);
            }
        }

        return types;
    }
}
