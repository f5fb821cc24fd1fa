using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.KeepDistribution.Change;

/// <summary>Puts a line right, or takes it out. Its figures follow.</summary>
public sealed class IndexModel(IEventDirectory directory, IPrintedItems items, DistributionBook book) : DistributionPage(directory, items)
{
    private DistributionLine _line = null!;

    [BindProperty]
    public DistributionForm Form { get; set; } = new();

    public Guid Id => _line.Id;

    /// <summary>What the line names stays to choose, also when it is not published any more.</summary>
    public override IReadOnlyList<PrintedItem> Items => base.Items is var there && (_line.Item.Length == 0 || there.Any(one => one.Name == _line.Item)) ? there : [.. there, new PrintedItem(_line.Item, _line.Title)];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Form = DistributionForm.Of(_line);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Wrong(Form.Faults(Today, Items, Languages));
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        return await book.ChangeAsync(Site!, id, Form.Revision, Form.Read(Items), Staff, Cancel) ? GoTo(DistributionLinks.Log(Site!), "Saved.") : Late();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await book.RemoveAsync(Site!, id, Form.Revision, Staff, Cancel) ? GoTo(DistributionLinks.Log(Site!), "It is out of the log.") : Late();
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Late()
    {
        Form.Revision = _line.Revision;
        return Behind();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (!FindCouncil() || await book.FindAsync(Site!, id, Cancel) is not { } line)
        {
            return false;
        }

        _line = line;
        Title("Change what was handed out");
        return true;
    }
}
