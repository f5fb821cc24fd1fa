using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;

namespace PreventPublic.Cms.Features.Manage.PublishTogether;

/// <summary>Several approved versions reach readers in one step, now or at a moment to come, or none of them does.</summary>
[Needs(Permissions.ContentPublish)]
public sealed class IndexModel(Needs needs, Publishing publishing, Schedules schedules, Publisher publisher, TimeProvider time) : ManagePage
{
    private const string Now = "now";
    private const string Later = "later";

    /// <summary>The versions that were ticked.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string When { get; set; } = Now;

    /// <summary>In the council's local time.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    public IReadOnlyList<VersionLine> Approved { get; private set; } = [];

    public IEnumerable<Choice> Choices => Approved.Select(line => new Choice(
        line.Id.ToString(), line.Title.Length > 0 ? line.Title : line.Path.Key, $"{line.Path.File}, by {line.Author}, {Manage.Moments.Local(line.At)}"));

    public IEnumerable<Choice> Moments { get; } = [new(Now, "Now"), new(Later, "At a moment to come")];

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!IsClear())
        {
            return Invalid();
        }

        // Whatever is not in this site's list is another site's, or has moved on since the list was shown.
        var refusal = Chosen.All(id => Approved.Any(line => line.Id == id))
            ? await (When == Later ? schedules.AddSetAsync(Chosen, publisher.ClockOf(Site!, time).At(At!.Value).UtcDateTime, Staff, Cancel) : publishing.PublishAsync(Chosen, Staff, Cancel))
            : new Refusal("Something that you chose is not approved any more. Look at the list again.");
        if (refusal is null)
        {
            return GoTo(ManageLinks.Home(Site!), Message());
        }

        await ReadAsync();
        Wrong("", $"Nothing is {(When == Later ? "planned" : "published")}. {refusal.Why}");
        return Invalid(409);
    }

    /// <summary>Nobody publishes now what they meant for a later moment.</summary>
    private bool IsClear()
    {
        if (Chosen.Count == 0)
        {
            Wrong("Chosen", "Choose what to publish");
        }

        if (When is not (Now or Later))
        {
            Wrong("When", "Choose when to publish");
        }

        // What is no moment has been found fault with already, in the binder's own words.
        var written = ModelState["At"]?.AttemptedValue is { Length: > 0 };
        if (When == Later && At is null || When == Now && written)
        {
            ModelState["At"]?.Errors.Clear();
            Wrong("At", When == Later ? "Enter a date and a time" : "You chose “Now”, and a date: take the date away, or choose “At a moment to come”");
        }

        return ModelState.IsValid;
    }

    private string Message() => When == Later ? $"{(Chosen.Count == 1 ? "Planned" : $"{Chosen.Count} planned together")} for {Manage.Moments.Local(publisher.ClockOf(Site!, time).At(At!.Value).UtcDateTime)}"
        : Chosen.Count == 1 ? "Published. Readers see it now." : $"{Chosen.Count} published together. Readers see them now.";

    private async Task<bool> ReadAsync()
    {
        Title("Publish together");
        var now = await needs.OfAsync(Site!, Staff, Cancel);
        Approved = now?.ToPublish ?? [];
        return now is not null;
    }
}
