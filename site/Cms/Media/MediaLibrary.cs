using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Media;

/// <summary>What became of a file that was sent.</summary>
/// <param name="Name">The name that pages use; null when it was refused.</param>
/// <param name="Says">Why it was refused, or what to think of.</param>
public sealed record Taken(string File, string? Name, IReadOnlyList<string> Says);

/// <summary>Takes in pictures and documents, each checked for what it is.</summary>
public sealed partial class MediaLibrary(IDbContextFactory<ContentStore> stores, Publisher publisher, VirusScanner scanner, TimeProvider time)
{
    public const int MaxBytes = ContentFolder.MaxMediaBytes;

    /// <param name="replace">The name of a file whose place it takes, so that pages that show it need no change.</param>
    public async Task<Taken> TakeAsync(string site, string file, byte[] bytes, string? replace, StaffMember by, CancellationToken cancel)
    {
        var kind = FileKinds.Of(bytes, file);
        if (kind == FileKind.Unknown || bytes.Length > MaxBytes)
        {
            return new Taken(file, null, [bytes.Length > MaxBytes ? $"It has more than {MaxBytes / 1024 / 1024} MB." : $"It is not one of {FileKinds.Allowed}, or not what its name says."]);
        }

        try
        {
            // As it was sent: what makes pictures anew is not to read it first.
            await scanner.CheckAsync(bytes, cancel);
            var ready = kind == FileKind.Picture ? Pictures.Prepare(bytes).Bytes : bytes;
            var name = replace ?? NameFor(file, kind);
            if (replace is not null && Path.GetExtension(replace) != Path.GetExtension(NameFor(file, kind)))
            {
                return new Taken(file, null, [$"It cannot take the place of {replace}: that is another kind of file."]);
            }

            return await StoreAsync(site, file, name, ready, kind, replace is not null, by, cancel);
        }
        catch (InvalidDataException refusal)
        {
            return new Taken(file, null, [refusal.Message]);
        }
    }

    private async Task<Taken> StoreAsync(string site, string file, string name, byte[] bytes, FileKind kind, bool replaces, StaffMember by, CancellationToken cancel)
    {
        var (hash, now) = (ContentHash.Of(bytes), time.GetUtcNow().UtcDateTime);
        await using (var store = await stores.CreateDbContextAsync(cancel))
        await using (var transaction = await store.TakeTurnAsync(cancel))
        {
            var known = await store.Media.FindAsync([site, name], cancel);
            if (known is not null && !replaces)
            {
                return known.Hash == hash ? new Taken(file, name, ["It is here already."]) : new Taken(file, null, [$"There is another file named {name}. Give this one another name, or replace that one."]);
            }

            if (!await store.Blobs.AnyAsync(blob => blob.Hash == hash, cancel))
            {
                store.Add(new BlobRecord { Hash = hash, Bytes = bytes });
            }

            var before = known?.Hash;
            if (known is null)
            {
                store.Add(known = new MediaRecord { Site = site, Name = name, Hash = hash });
            }

            (known.Hash, (known.Width, known.Height)) = (hash, Pictures.SizeOf(bytes, name));

            store.AddPublication(by.Name, now, name, []);
            store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, replaces ? "media.replaced" : "media.added", site, name, now, before, hash), now);
            await store.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await publisher.RefreshAsync(cancel);
        return new Taken(file, name, kind == FileKind.Pdf ? PdfLook.Warnings(bytes) : []);
    }

    /// <summary>Says what of a picture must stay when it is cut.</summary>
    /// <param name="x">Per cent from the left.</param>
    /// <param name="y">Per cent from the top.</param>
    /// <returns>False when there is no such picture of the site's own.</returns>
    public async Task<bool> FocusAsync(string site, string name, int x, int y, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using (var store = await stores.CreateDbContextAsync(cancel))
        await using (var transaction = await store.TakeTurnAsync(cancel))
        {
            if (await store.Media.FindAsync([site, name], cancel) is not { } media)
            {
                return false;
            }

            (media.FocalX, media.FocalY) = (Math.Clamp(x, 0, 100), Math.Clamp(y, 0, 100));
            store.AddPublication(by.Name, now, name, []);
            store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, "media.focused", site, name, now, media.Hash, media.Hash, $"{media.FocalX}% from the left, {media.FocalY}% from the top"), now);
            await store.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await publisher.RefreshAsync(cancel);
        return true;
    }

    /// <summary><c>media/</c>, and the file's own name in letters that an address may hold.</summary>
    public static string NameFor(string file, FileKind kind)
    {
        var stem = NotInNames().Replace(Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), "-").Trim('-');
        stem = stem.Length == 0 ? "file" : stem[..Math.Min(80, stem.Length)].Trim('-');
        return $"{ContentFolder.MediaFolder}/{stem}{(kind == FileKind.Picture ? ".webp" : Path.GetExtension(file).ToLowerInvariant())}";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();
}
