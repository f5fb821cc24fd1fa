using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.KeepContacts;

/// <summary>A contact with its state and the pages that show it.</summary>
public sealed record ContactLine(DocumentPath Path, Contact Contact, DateOnly Due, IReadOnlyList<string> ShownOn);

/// <summary>The verification of contacts: which were checked, by whom and how, and what depends on those that were not.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(Publisher publisher, Attesting attesting, TimeProvider time) : ManagePage
{
    public IReadOnlyList<ContactLine> Contacts { get; private set; } = [];

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public void OnGet() => Read();

    /// <summary>Says that a contact was checked just now. It goes to a second person like every change.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(string key, string by, string how)
    {
        if (!May(Permissions.ContentWrite))
        {
            return StatusCode(403);
        }

        Read();
        if (Contacts.FirstOrDefault(line => line.Path.Key == key) is not { } line)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(how))
        {
            Wrong("how", $"Say which role checked {line.Contact.Title}, and how");
            return Invalid();
        }

        var changes = new Dictionary<string, string>
        {
            ["state"] = "verified",
            ["verified-by"] = by.Trim(),
            ["verified-on"] = Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["verified-how"] = how.Trim(),
        };
        var (version, refusal) = await attesting.AttestAsync(line.Path, changes, $"Verified: {how.Trim()}", Staff, Cancel);
        if (version is null || refusal is not null)
        {
            Wrong("how", refusal?.Why ?? "It could not be saved");
            return Invalid(409);
        }

        return GoTo(ManageLinks.Version(Site!, version.Value), "Your check is recorded. A second person has to approve it.");
    }

    private void Read()
    {
        Title("Contacts");
        var sites = publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || site.Id == Site).ToList();
        Contacts =
        [
            .. sites.SelectMany(site => site.In("contacts")).Where(entry => entry.Documents.First().Path.Site == Site).DistinctBy(entry => entry.Name)
                .Select(entry => new ContactLine(entry.Documents.First().Path, (Contact)entry.Item, Editing.Needs.VerifyBy((Contact)entry.Item), ShownOn(sites, entry.Name)))
                .OrderBy(line => line.Due).ThenBy(line => line.Contact.Title, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> ShownOn(IEnumerable<SiteContent> sites, string name) =>
        [.. sites.SelectMany(site => WhereUsed.Of(site, name).Where(use => use.Embeds).Select(use => $"{use.Entry.Item.Title} ({site.Id})"))];
}
