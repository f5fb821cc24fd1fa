using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Reading.Components;

/// <summary>Which contacts fit a need and a place.</summary>
public static class ContactList
{
    /// <param name="needs">Any of these; none means all.</param>
    /// <param name="area"><c>local</c>, <c>national</c>, or null for both.</param>
    public static IReadOnlyList<Entry> For(Reader reader, IReadOnlyCollection<string> needs, string? area) =>
    [
        .. reader.All("contacts")
            .Where(entry => entry.Item is Contact contact
                && (needs.Count == 0 || contact.Needs.Intersect(needs).Any())
                && (area is null || contact.Area == area))
            .OrderBy(entry => ((Contact)entry.Item).Order)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal),
    ];
}
