using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.Manage.AskOutside;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.LookFromOutside;

/// <summary>One draft as readers would see it, with room to say what one thinks.</summary>
[Needs(Permissions.Anyone)]
public sealed class DraftModel(OutsideLooks looks, IDbContextFactory<ContentStore> stores, Approvals approvals, Checking checking, DraftPreview preview) : ManagePage
{
    public const string Remark = "remark";
    public const string Agree = "agree";

    private LookRecord _look = null!;

    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Version { get; set; }

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Verdict { get; set; } = "";

    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>What they have before them; sent back with what they say.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    public VersionRecord Draft { get; private set; } = null!;

    public IReadOnlyList<RemarkLine> Remarks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : Redirect(OutsideLooks.Path + Secret);

    /// <summary>The page by itself, for the frame.</summary>
    public async Task<IActionResult> OnGetPageAsync()
    {
        if (!await ReadAsync() || checking.Read(ManageLinks.PathOf(Draft), Draft.Entry.Type, Draft.Source, new Faults()) is not { } document)
        {
            return NotFound();
        }

        return await preview.HtmlAsync(document, null, HttpContext) is { } html ? Content(html, "text/html; charset=utf-8") : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var seen = Seen;
        if (!await ReadAsync())
        {
            return Redirect(OutsideLooks.Path + Secret);
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await looks.RemarkAsync(_look, Draft, Name.Trim(), Text.Trim(), Verdict == Agree, seen, Cancel) is { } refusal)
        {
            Wrong("", refusal.Why);
            ModelState.Remove(nameof(Seen));
            return Invalid(409);
        }

        return GoTo($"{OutsideLooks.Path}{Secret}/{Version}", "Thank you. The council’s officers have it.");
    }

    private void Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LookRecord.MaxName || Name.Any(char.IsControl))
        {
            Wrong(nameof(Name), $"Enter your name or role, at most {LookRecord.MaxName} characters");
        }

        if (Verdict is not (Remark or Agree))
        {
            Wrong(nameof(Verdict), "Choose one");
        }

        if ((Verdict == Remark && string.IsNullOrWhiteSpace(Text)) || Text.Length > LookRecord.MaxText)
        {
            Wrong(nameof(Text), $"Write what you want to say, in at most {LookRecord.MaxText} characters");
        }
    }

    private async Task<bool> ReadAsync()
    {
        Title("A draft");
        if (await looks.FindAsync(Secret, Cancel) is not { } look || look.Pages.FirstOrDefault(page => page.VersionId == Version) is not { } page)
        {
            return false;
        }

        (_look, Draft, Seen) = (look, page.Version, approvals.HashOf(page.Version));
        await using var store = await stores.CreateDbContextAsync(Cancel);
        Remarks = RemarkLine.Of(await store.Remarks.AsNoTracking().Where(r => r.LookId == look.Id && r.VersionId == Version).ToListAsync(Cancel), Seen);
        return true;
    }
}
