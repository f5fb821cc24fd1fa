using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Files;

/// <summary>Writes the store's content back as the files it came from.</summary>
public sealed class ContentExporter(IDbContextFactory<ContentStore> stores)
{
    /// <param name="publishedOnly">Leave out drafts; otherwise the newest version of everything that is not withdrawn is written.</param>
    /// <returns>How many files were written.</returns>
    public async Task<int> ExportAsync(string root, bool publishedOnly, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var versions = await store.Versions.AsNoTracking().Include(version => version.Entry)
            .Where(version => publishedOnly ? version.State == VersionState.Published
                : version.State != VersionState.Withdrawn && !store.Versions.Any(v => v.EntryId == version.EntryId && v.Language == version.Language && v.Number > version.Number))
            .ToListAsync(cancel);
        foreach (var version in versions)
        {
            var path = new DocumentPath(version.Entry.Site, version.Entry.Folder, version.Entry.Key, version.Language);
            await WriteAsync(root, path.File, System.Text.Encoding.UTF8.GetBytes(version.Source), cancel);
        }

        var media = await store.Media.AsNoTracking().Join(store.Blobs, m => m.Hash, b => b.Hash, (m, b) => new { m.Site, m.Name, b.Bytes }).ToListAsync(cancel);
        foreach (var file in media)
        {
            await WriteAsync(root, $"{file.Site}/{file.Name}", file.Bytes, cancel);
        }

        return versions.Count + media.Count;
    }

    private static Task WriteAsync(string root, string file, byte[] bytes, CancellationToken cancel)
    {
        var full = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return File.WriteAllBytesAsync(full, bytes, cancel);
    }
}
