using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Import;

/// <summary>One site's content out as files and in again, from the browser. What comes in becomes drafts that somebody else approves.</summary>
public sealed class SiteFiles(IDbContextFactory<ContentStore> stores, ContentExporter exporter, ContentImporter importer, Publisher publisher, TimeProvider time)
{
    /// <summary>The newest version of everything of the site that is not withdrawn, with its pictures and documents.</summary>
    public async Task<byte[]> ZipAsync(string site, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("prevent-files-");
        try
        {
            await exporter.ExportAsync(folder.FullName, publishedOnly: false, cancel);
            var own = Path.Combine(folder.FullName, site);
            return ContentZip.Write(Directory.Exists(own) ? Directory.GetFiles(own, "*", SearchOption.AllDirectories)
                .Select(file => KeyValuePair.Create(Path.GetRelativePath(folder.FullName, file).Replace('\\', '/'), File.ReadAllBytes(file))) : []);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Pictures and documents are taken one by one, where each is looked into; here they may only be what they are already.</summary>
    public async Task<IReadOnlyList<string>> MediaToAddFirstAsync(string site, IEnumerable<KeyValuePair<string, byte[]>> files, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var known = await store.Media.AsNoTracking().Where(media => media.Site == site).ToDictionaryAsync(media => $"{site}/{media.Name}", media => media.Hash, cancel);
        return [.. files.Where(file => IsMedia(site, file.Key) && known.GetValueOrDefault(file.Key) != ContentHash.Of(file.Value)).Select(file => file.Key)];
    }

    /// <summary>Brings files in as drafts, checked among everything that is published; all of them or none.</summary>
    /// <param name="conflicts"><see cref="ConflictChoice.TakeFiles"/> once whoever imports has seen both sides of each and left out what is to stay.</param>
    public async Task<ImportReport> ImportAsync(string site, IReadOnlyDictionary<string, byte[]> files, ConflictChoice conflicts, StaffMember by, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("prevent-files-");
        try
        {
            await exporter.ExportAsync(folder.FullName, publishedOnly: true, cancel);
            var texts = files.Where(file => !IsMedia(site, file.Key)).ToList();
            foreach (var (name, bytes) in texts)
            {
                var full = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                await File.WriteAllBytesAsync(full, bytes, cancel);
            }

            var options = new ImportOptions(by.Name, Publish: false, conflicts) { ById = by.Id, Note = "Imported from a zip file", Only = texts.Select(file => file.Key).ToHashSet(StringComparer.Ordinal) };
            var report = await importer.ImportAsync(folder.FullName, options, cancel: cancel);
            if (report is { Applied: true, Added: > 0 } or { Applied: true, Changed: > 0 })
            {
                await TellAsync(site, report, by, cancel);
                await publisher.RefreshAsync(cancel);
            }

            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsMedia(string site, string file) => file.StartsWith($"{site}/{ContentFolder.MediaFolder}/", StringComparison.Ordinal);

    private async Task TellAsync(string site, ImportReport report, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, "files.imported", site, "zip file", now, Note: $"{report.Added} new, {report.Changed} changed, as drafts"), now);
        await store.SaveChangesAsync(cancel);
    }
}
