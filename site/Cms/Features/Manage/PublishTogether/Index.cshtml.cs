using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;

namespace PreventPublic.Cms.Features.Manage.PublishTogether;

/// <summary>Several approved versions reach readers in one step, or none of them does.</summary>
[Needs(Permissions.ContentPublish)]
public sealed class IndexModel(Needs needs, Publishing publishing) : ManagePage
{
    /// <summary>The versions that were ticked.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public IReadOnlyList<VersionLine> Approved { get; private set; } = [];

    public IEnumerable<Choice> Choices => Approved.Select(line => new Choice(
        line.Id.ToString(), line.Title.Length > 0 ? line.Title : line.Path.Key, $"{line.Path.File}, by {line.Author}, {Moments.Local(line.At)}"));

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (Chosen.Count == 0)
        {
            Wrong("Chosen", "Choose what to publish");
            return Invalid();
        }

        // Whatever is not in this site's list is another site's, or has moved on since the list was shown.
        var refusal = Chosen.All(id => Approved.Any(line => line.Id == id))
            ? await publishing.PublishAsync(Chosen, Staff, Cancel)
            : new Refusal("Something that you chose is not approved any more. Look at the list again.");
        if (refusal is null)
        {
            return GoTo(ManageLinks.Home(Site!), Chosen.Count == 1 ? "Published. Readers see it now." : $"{Chosen.Count} published together. Readers see them now.");
        }

        await ReadAsync();
        Wrong("", $"Nothing is published. {refusal.Why}");
        return Invalid(409);
    }

    private async Task<bool> ReadAsync()
    {
        Title("Publish together");
        var now = await needs.OfAsync(Site!, Staff, Cancel);
        Approved = now?.ToPublish ?? [];
        return now is not null;
    }
}
