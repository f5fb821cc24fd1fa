using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.FindEntry;

/// <summary>An entry in a list.</summary>
public sealed record EntryLine(string Folder, string Key, string Type, string Language, string Title, VersionState State, string Author, DateTime At, int Number);

/// <summary>A site's content, to filter and search.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, ContentTypes types) : ManagePage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string Folder { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = PreventPublic.Core.Languages.Language.EnglishCode;

    [BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<EntryLine> Lines { get; private set; } = [];

    public bool HasMore { get; private set; }

    public IReadOnlyList<ContentType> Types => types.All;

    public async Task OnGetAsync()
    {
        Title("Content");
        Number = Math.Clamp(Number, 1, 100_000);
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var found = store.Versions.AsNoTracking().Where(v => v.IsHead && v.Entry.Site == Site && v.Language == Language);
        if (Folder.Length > 0)
        {
            var folder = ManageLinks.FolderOf(Folder);
            found = found.Where(v => v.Entry.Folder == folder);
        }

        if (Enum.TryParse<VersionState>(State, out var state))
        {
            found = found.Where(v => v.State == state);
        }

        if (Words.Trim() is { Length: > 0 } words)
        {
            var pattern = $"%{words.ToLowerInvariant().Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)}%";
#pragma warning disable CA1304, CA1311 // Translated to SQL, where there is no culture.
            found = found.Where(v => EF.Functions.Like(v.Title.ToLower(), pattern) || EF.Functions.Like(v.Entry.Key, pattern));
#pragma warning restore CA1304, CA1311
        }

        var lines = await found.OrderBy(v => v.Entry.Folder).ThenBy(v => v.Entry.Key).Skip((Number - 1) * PageSize).Take(PageSize + 1)
            .Select(v => new EntryLine(v.Entry.Folder, v.Entry.Key, v.Entry.Type, v.Language, v.Title, v.State, v.Author, v.CreatedAt, v.Number)).ToListAsync(Cancel);
        HasMore = lines.Count > PageSize;
        Lines = [.. lines.Take(PageSize)];
    }
}
