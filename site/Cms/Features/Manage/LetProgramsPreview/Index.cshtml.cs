using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Api.Preview;
using PreventPublic.Cms.Store;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.LetProgramsPreview;

/// <summary>A person's own tokens, with which their programs may read this site's drafts. Whoever runs the site sees and can end everybody's.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, TimeProvider time) : ManagePage
{
    private const int Most = 10;

    public static readonly IReadOnlyList<int> Days = [1, 7, 30, 90];

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int For { get; set; } = 7;

    public IReadOnlyList<PreviewTokenRecord> Tokens { get; private set; } = [];

    /// <summary>The new token, shown this once.</summary>
    public string? Token { get; private set; }

    public bool SeesAll => May(Permissions.SiteSettings);

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostMakeAsync()
    {
        await ReadAsync();
        var note = PlainLine.Of(Note);
        if (note.Length is 0 or > 200)
        {
            Wrong(nameof(Note), "Say what it is for, in up to 200 characters");
        }

        if (!Days.Contains(For))
        {
            Wrong(nameof(For), "Choose how long it may be used");
        }

        if (Tokens.Count(token => token.StaffId == Staff.Id) >= Most)
        {
            Wrong(nameof(Note), $"You have {Most} tokens. End one first");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var now = time.GetUtcNow().UtcDateTime;
        Token = PreviewTokens.New();
        await using var store = await stores.CreateDbContextAsync(Cancel);
        store.Add(new PreviewTokenRecord { Site = Site!, StaffId = Staff.Id, StaffName = Staff.Name, Digest = PreviewTokens.DigestOf(Token), Note = note, CreatedAt = now, ExpiresAt = now.AddDays(For) });
        store.Post(AuditLine.Kind, new AuditLine(Staff.Id, Staff.Name, "preview-token.made", Site!, note, now, Note: string.Create(CultureInfo.InvariantCulture, $"for {For} days")), now);
        await store.SaveChangesAsync(Cancel);
        await ReadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (await store.PreviewTokens.FirstOrDefaultAsync(token => token.Id == id && token.Site == Site && token.RevokedAt == null && (SeesAll || token.StaffId == Staff.Id), Cancel) is not { } ended)
        {
            return NotFound();
        }

        var now = time.GetUtcNow().UtcDateTime;
        (ended.RevokedAt, ended.RevokedBy) = (now, Staff.Name);
        store.Post(AuditLine.Kind, new AuditLine(Staff.Id, Staff.Name, "preview-token.ended", Site!, ended.Note, now, Note: ended.StaffName), now);
        await store.SaveChangesAsync(Cancel);
        return GoTo($"/manage/{Site}/preview-tokens", "The token opens nothing any more.");
    }

    private async Task ReadAsync()
    {
        Title("Preview access");
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(Cancel);
        Tokens = await store.PreviewTokens.AsNoTracking().Where(token => token.Site == Site && token.RevokedAt == null && token.ExpiresAt > now && (SeesAll || token.StaffId == Staff.Id))
            .OrderByDescending(token => token.CreatedAt).ToListAsync(Cancel);
    }
}
