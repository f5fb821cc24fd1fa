using System.Text.Json.Nodes;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.OpenReferral;

/// <summary>The lists that tags come from as taxonomies of Open Referral UK, and the tags of a service as attributes.</summary>
public sealed class ReferralTerms(Reader reader)
{
    private static readonly (string Id, string Name, string Help, string Terms)[] Lists =
    [
        ("need", "Need", "What a contact is for", Vocabulary.Needs), ("topic", "Topic", "What something is about", Vocabulary.Topics), ("audience", "Audience", "Whom something is for", Vocabulary.Audiences),
    ];

    public static IEnumerable<JsonObject> Taxonomies => Lists.Select(list => new JsonObject { ["id"] = TaxonomyId(list.Id), ["name"] = list.Name, ["description"] = list.Help });

    public IEnumerable<JsonObject> Terms => Lists.SelectMany(list => list.Terms.Split(' ').Select(term => TermOf(list.Id, term)));

    /// <summary>A service's tags.</summary>
    public JsonArray AttributesOf(string service, Entry entry) =>
    [
        .. TagsOf(entry).Select(tag => (JsonNode)new JsonObject
        {
            ["id"] = ReferralIds.Of(service, tag.List, tag.Term),
            ["link_id"] = service,
            ["taxonomy_term_id"] = TermId(tag.List, tag.Term),
            ["link_type"] = "service",
            ["taxonomy_term"] = TermOf(tag.List, tag.Term),
        }),
    ];

    /// <summary>Whether a service has a tag: of one term, or any of one taxonomy.</summary>
    public static bool Has(Entry entry, string? term, string? taxonomy) =>
        (term is null || TagsOf(entry).Any(tag => TermId(tag.List, tag.Term) == term)) && (taxonomy is null || TagsOf(entry).Any(tag => TaxonomyId(tag.List) == taxonomy));

    private static IEnumerable<(string List, string Term)> TagsOf(Entry entry) =>
        (entry.Item is Contact contact ? contact.Needs.Select(need => ("need", need)) : [])
        .Concat(entry.Item.Topics.Select(topic => ("topic", topic))).Concat(entry.Item.Audiences.Select(audience => ("audience", audience)));

    private JsonObject TermOf(string list, string term) => new()
    {
        ["id"] = TermId(list, term),
        ["name"] = reader.Words[$"{list}.{term}"],
        ["description"] = $"{Lists.First(one => one.Id == list).Name}: {reader.Words[$"{list}.{term}"]}",
        ["taxonomy"] = Lists.First(one => one.Id == list).Name,
        ["taxonomy_id"] = TaxonomyId(list),
    };

    private static string TaxonomyId(string list) => ReferralIds.Of("taxonomy", list);

    private static string TermId(string list, string term) => ReferralIds.Of("taxonomy", list, term);
}
