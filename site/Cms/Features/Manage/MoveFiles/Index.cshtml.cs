using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.MoveFiles;

/// <summary>A site's texts as a zip file, out and in. Where both sides changed, whoever brings them in chooses.</summary>
[Needs(Permissions.ContentRead)]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest, ValueLengthLimit = 2 * ContentZip.MaxBytes)]
public sealed class IndexModel(SiteFiles files) : ManagePage
{
    public const string Keep = "keep";
    public const string Take = "take";

    private const int MaxRequest = (2 * ContentZip.MaxBytes) + (1024 * 1024);

    [BindProperty]
    public IFormFile? Zip { get; set; }

    /// <summary>The texts that were sent, while their conflicts are being decided: a zip file in base 64.</summary>
    [BindProperty]
    public string Packed { get; set; } = "";

    [BindProperty]
    public List<string> Conflicting { get; set; } = [];

    public IReadOnlyList<ImportConflict> Conflicts { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public void OnGet() => Title("Files in and out");

    public async Task<IActionResult> OnGetZipAsync() => File(await files.ZipAsync(Site!, Cancel), "application/zip", $"{Site}.zip");

    public async Task<IActionResult> OnPostImportAsync()
    {
        Title("Files in and out");
        if (Zip is null or { Length: 0 or > ContentZip.MaxBytes })
        {
            return Say("Choose a zip file of at most 20 MB");
        }

        await using var stream = Zip.OpenReadStream();
        return await BringInAsync(stream, [], ConflictChoice.Report);
    }

    public async Task<IActionResult> OnPostDecideAsync()
    {
        Title("Files in and out");
        var bytes = new byte[Packed.Length];
        if (!Convert.TryFromBase64String(Packed, bytes, out var length))
        {
            return Say("The files did not arrive whole. Choose the zip file again.");
        }

        using var stream = new MemoryStream(bytes, 0, length);
        return await BringInAsync(stream, [.. Conflicting.Where(file => Request.Form[$"choice:{file}"] != Take)], ConflictChoice.TakeFiles);
    }

    private async Task<IActionResult> BringInAsync(Stream zip, IReadOnlyList<string> kept, ConflictChoice choice)
    {
        if (!May(Permissions.ContentWrite))
        {
            return StatusCode(403);
        }

        var all = ContentZip.Read(zip, Site!, out var problems);
        var sent = all.Where(file => !kept.Contains(file.Key)).ToDictionary(StringComparer.Ordinal);
        var media = await files.MediaToAddFirstAsync(Site!, sent, Cancel);
        foreach (var problem in problems.Concat(media.Select(file => $"{file} is new or changed. Add it under Pictures and files first.")))
        {
            Wrong(nameof(Zip), problem);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var report = await files.ImportAsync(Site!, sent, choice, Staff, Cancel);
        if (report.Applied)
        {
            return GoTo(report.Added + report.Changed == 0 ? ManageLinks.Files(Site!) : ManageLinks.Home(Site!), $"{report.Added} new and {report.Changed} changed, as drafts; {report.Unchanged} were the same or stay as they are here.");
        }

        (Conflicts, Packed) = (report.Conflicts, Convert.ToBase64String(ContentZip.Write(sent)));
        ModelState.Remove(nameof(Packed));
        Faults = [.. report.Faults.OrderByDescending(fault => fault.Severity).Where(fault => sent.ContainsKey(fault.File) || fault.Severity == Severity.Error)];
        if (Faults.Any(fault => fault.Severity == Severity.Error))
        {
            return Say("Nothing is brought in: the files have faults, which are listed below. Put them right and send them again.");
        }

        return Invalid(409);
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Say(string message)
    {
        Wrong(nameof(Zip), message);
        Conflicts = [];
        return Invalid();
    }
}
