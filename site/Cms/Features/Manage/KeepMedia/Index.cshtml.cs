using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.KeepMedia;

/// <summary>A file with the entries that show it.</summary>
public sealed record MediaLine(string Name, MediaFile File, IReadOnlyList<string> ShownOn)
{
    public bool IsPicture => Path.GetExtension(Name) is ".webp" or ".png" or ".jpg" or ".jpeg" or ".avif" or ".svg";
}

/// <summary>Pictures and documents: several at once, each checked; where each is used; a new one in the place of an old one.</summary>
[Needs(Permissions.ContentRead)]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
public sealed class IndexModel(MediaLibrary library, Publisher publisher) : ManagePage
{
    private const int MaxFiles = 20;
    private const int MaxRequest = MaxFiles * MediaLibrary.MaxBytes;

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<MediaLine> Lines { get; private set; } = [];

    public IReadOnlyList<Taken> Taken { get; private set; } = [];

    public void OnGet() => Read();

    public Task<IActionResult> OnPostAddAsync() => TakeAsync(Permissions.ContentWrite, null);

    /// <summary>What readers see changes at once, so it takes a publisher.</summary>
    public Task<IActionResult> OnPostReplaceAsync(string name) => TakeAsync(Permissions.ContentPublish, name);

    /// <summary>A file by itself, for looking at it.</summary>
    public async Task<IActionResult> OnGetFileAsync(string name)
    {
        var hash = publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || site.Id == Site).Select(site => site.Media.GetValueOrDefault(name ?? "")?.Hash).FirstOrDefault(found => found is not null);
        return hash is not null && await publisher.BytesAsync(hash, Cancel) is { } bytes ? File(bytes, MediaTypes.Of(name!)) : NotFound();
    }

    private async Task<IActionResult> TakeAsync(string permission, string? replace)
    {
        if (!May(permission))
        {
            return StatusCode(403);
        }

        Read();
        if (Files.Count is 0 or > MaxFiles || (replace is not null && Lines.All(line => line.Name != replace)))
        {
            Wrong(nameof(Files), $"Choose a file, at most {MaxFiles} at once");
            return Invalid();
        }

        var taken = new List<Taken>();
        foreach (var file in Files)
        {
            taken.Add(await library.TakeAsync(Site!, Path.GetFileName(file.FileName), await BytesOfAsync(file), replace, Staff, Cancel));
        }

        Read();
        Taken = taken;
        return taken.All(one => one.Name is not null) ? Page() : Invalid();
    }

    private async Task<byte[]> BytesOfAsync(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }

    private void Read()
    {
        Title("Pictures and files");
        var sites = publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || site.Id == Site).ToList();
        Lines = [.. sites.SelectMany(site => site.Media).DistinctBy(file => file.Key).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new MediaLine(file.Key, file.Value, [.. sites.SelectMany(site => WhereUsed.Of(site, file.Key)).Select(use => use.Entry.Item.Title).Distinct()]))];
    }
}
