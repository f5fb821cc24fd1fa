using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;

namespace PreventPublic.Cms.Features.Manage.ReviewEntry;

/// <summary>A section to say yes to.</summary>
public sealed record ReviewedSection(string Title, string Text);

/// <summary>Looks at a page again, section by section. A new date alone is not a review.</summary>
[Needs(Permissions.ContentWrite)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, Checking checking, Attesting attesting, TimeProvider time) : ContentPage
{
    [BindProperty]
    public List<int> Right { get; set; } = [];

    [BindProperty]
    public DateOnly? Next { get; set; }

    public Document Document { get; private set; } = null!;

    public IReadOnlyList<ReviewedSection> Sections { get; private set; } = [];

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync()
    {
        Next = Today.AddYears(1);
        return await ReadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (Enumerable.Range(0, Sections.Count).Except(Right).Any())
        {
            Wrong(nameof(Right), "Tick every section that is right. If one is not, change the page instead of its date.");
        }

        if (Next is not { } next || next <= Today || next > Today.AddYears(2))
        {
            Wrong(nameof(Next), "Choose a day within the next two years");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var changes = new Dictionary<string, string> { ["review"] = Next!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        var (version, refusal) = await attesting.AttestAsync(EntryPath, changes, $"Read again and found right: {string.Join("; ", Sections.Select(section => section.Title))}", Staff, Cancel);
        if (version is null || refusal is not null)
        {
            Wrong("", refusal?.Why ?? "It could not be saved");
            return Invalid(409);
        }

        return GoTo(ManageLinks.Version(Site!, version.Value), "Your review is recorded. A second person has to approve it.");
    }

    private async Task<bool> ReadAsync()
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (!EntryPath.IsEnglish || await Drafts.HeadAsync(store, EntryPath, Cancel) is not { } head || checking.Read(EntryPath, head.Entry.Type, head.Source, new Faults()) is not { } document)
        {
            return false;
        }

        Document = document;
        Title($"Review {document.Item.Title}");
        Sections =
        [
            new("Title and summary", $"{document.Item.Title}\n{document.Item.Summary}"),
            .. Published.Sections.Split(document.Body).Select(section => new ReviewedSection(TitleOf(section), section.Text.Trim())),
        ];
        return true;
    }

    private static string TitleOf(Section section) =>
        section.Id is null ? "The beginning" : section.Text.TrimStart('#', ' ').Split('\n')[0].Split('{')[0].Trim();
}
