using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;

namespace PreventPublic.Cms.Features.Manage.AskOutside;

/// <summary>Makes a link for somebody outside, and shows it once.</summary>
[Needs(Permissions.ContentWrite)]
public sealed class NewModel(IDbContextFactory<ContentStore> stores, OutsideLooks looks) : ManagePage
{
    /// <summary>The version to begin with, from its own screen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Version { get; set; }

    [BindProperty]
    public string ForWhom { get; set; } = "";

    [BindProperty]
    public string Question { get; set; } = "";

    [BindProperty]
    public string Days { get; set; } = "14";

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public LookRecord? Look { get; private set; }

    public string? Link { get; private set; }

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Chosen = Version is { } version ? [version] : [];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        Check();
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var days = int.Parse(Days.Trim(), CultureInfo.InvariantCulture);
        if (await looks.OpenAsync(Site!, ForWhom.Trim(), Question.Trim(), days, [.. Chosen.Distinct()], Staff, Cancel) is not { } made)
        {
            Wrong("Chosen", "Something that you chose is not there any more. Choose again.");
            return Invalid(409);
        }

        (Look, Link) = (made.Look, $"{Request.Scheme}://{Request.Host}{OutsideLooks.Path}{made.Secret}");
        return Page();
    }

    private void Check()
    {
        if (string.IsNullOrWhiteSpace(ForWhom) || ForWhom.Length > LookRecord.MaxName || ForWhom.Any(char.IsControl))
        {
            Wrong(nameof(ForWhom), $"Say for whom it is, in at most {LookRecord.MaxName} characters");
        }

        if (Question.Length > LookRecord.MaxText)
        {
            Wrong(nameof(Question), $"Use at most {LookRecord.MaxText} characters");
        }

        if (!int.TryParse(Days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > OutsideLooks.MaxDays)
        {
            Wrong(nameof(Days), $"Enter a number of days from 1 to {OutsideLooks.MaxDays}");
        }

        if (Chosen.Count is 0 or > OutsideLooks.MaxPages)
        {
            Wrong(nameof(Chosen), $"Choose from 1 to {OutsideLooks.MaxPages} versions");
        }
    }

    private async Task ReadAsync()
    {
        Title("Ask somebody outside to look");
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var waiting = await store.Versions.AsNoTracking().Include(v => v.Entry)
            .Where(v => v.Entry.Site == Site && ((v.IsHead && v.State != VersionState.Published && v.State != VersionState.Withdrawn) || v.Id == Version)).OrderBy(v => v.Title).ToListAsync(Cancel);
        Choices = [.. waiting.Select(v => new Choice(v.Id.ToString(), v.Title.Length > 0 ? v.Title : v.Entry.Key, $"{ManageLinks.PathOf(v).File}, version {v.Number}, {VersionTags.Label(v.State)}"))];
    }
}
