using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Features.OutsideLinks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Editing;

/// <summary>One document tried out against everything that is published: what it would look like, and what is wrong with it.</summary>
public sealed class Checking(Publisher publisher, ContentTypes types, IEnumerable<IContentRule> rules, BrokenLinks broken, TimeProvider time)
{
    /// <summary>Reads a text as a document; faults say what does not fit.</summary>
    public Document? Read(DocumentPath path, string typeName, string source, Faults faults)
    {
        var reader = new DocumentReader(types, faults);
        return path.IsEnglish ? reader.Read(path, source, types.Find(typeName)) : reader.ReadTranslation(path, source, types[typeName]);
    }

    /// <summary>The sites that would show the document, as they would be with it.</summary>
    public IReadOnlyDictionary<string, SiteContent> SitesWith(params IReadOnlyList<Document> documents) =>
        publisher.Current.Sites.Values.Where(site => documents.Any(document => document.Path.Site == DocumentPath.Shared || document.Path.Site == site.Id))
            .ToDictionary(site => site.Id, site => With(site, documents), StringComparer.Ordinal);

    /// <summary>Everything wrong with a document that could be read.</summary>
    /// <param name="alongside">What is to reach readers together with it, so that it may show and point at those.</param>
    public IReadOnlyList<Fault> FaultsOf(Document document, params IReadOnlyList<Document> alongside)
    {
        var faults = new Faults();
        var sites = SitesWith([document, .. alongside.Where(other => other.Path != document.Path)]);
        var scope = new CheckScope(path => path == document.Path ? document : Shown(path, sites), sites, faults, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        FieldRules.Check(document, scope);
        BodyRules.Check(document, scope);
        foreach (var site in sites.Values)
        {
            SiteRules.Check(site, scope, site.Find(document.Path.Folder, document.Path.Key));
        }

        faults.Add(broken.FaultsOf(document));
        var own = faults.All.Where(fault => fault.File == document.Path.File);
        var judges = rules.Where(rule => rule.Folders.Contains(document.Type.Folder)).ToList();
        return judges.Count == 0 ? [.. own] : [.. own, .. ModuleFaults(judges, document, alongside, sites)];
    }

    /// <summary>
    /// A graph may break the scenarios or lack the words that stand in other files, so faults there count as well, unless they are
    /// there already or in what comes alongside, where they are told.
    /// </summary>
    private IEnumerable<Fault> ModuleFaults(IReadOnlyList<IContentRule> judges, Document document, IReadOnlyList<Document> alongside, IReadOnlyDictionary<string, SiteContent> sites)
    {
        var (now, before) = (new Faults(), new Faults());
        var content = new ContentSet([.. DocumentsOf(sites).Where(other => other.Path != document.Path), document], []);
        var published = publisher.Current.Sites.Values.Where(site => sites.ContainsKey(site.Id)).ToDictionary(site => site.Id, StringComparer.Ordinal);
        foreach (var rule in judges)
        {
            rule.Check(content, sites, now);
            rule.Check(new ContentSet([.. DocumentsOf(published)], []), published, before);
        }

        var old = before.All.Select(fault => (fault.File, fault.What)).ToHashSet();
        return now.All.Where(fault => fault.File == document.Path.File
            || (alongside.All(other => other.Path.File != fault.File) && !old.Contains((fault.File, fault.What))));
    }

    /// <summary>The document of a path, where a site shows it.</summary>
    private static Document? Shown(DocumentPath path, IReadOnlyDictionary<string, SiteContent> sites) =>
        sites.Values.Select(site => path.Key == DocumentPath.SiteKey && path.Folder.Length == 0 ? site.SettingsEntry : site.Find(path.Folder, path.Key)).OfType<Entry>()
            .SelectMany(entry => entry.Documents).FirstOrDefault(document => document.Path == path);

    private static IEnumerable<Document> DocumentsOf(IReadOnlyDictionary<string, SiteContent> sites) =>
        sites.Values.SelectMany(site => site.Entries.Append(site.SettingsEntry)).SelectMany(entry => entry.Documents).Distinct<Document>(ReferenceEqualityComparer.Instance);

    private static SiteContent With(SiteContent site, IReadOnlyList<Document> documents)
    {
        var changed = documents.Where(document => document.Path.Site == DocumentPath.Shared || document.Path.Site == site.Id)
            .GroupBy(document => (document.Path.Folder, document.Path.Key))
            .Select(group => EntryWith(site, [.. group])).OfType<Entry>();
        return new SiteContent(site, changed);
    }

    /// <summary>The entry with the documents in place of its own of the same name; null when there is no English to show.</summary>
    private static Entry? EntryWith(SiteContent site, IReadOnlyList<Document> documents)
    {
        var path = documents[0].Path;
        var now = documents[0].Item is Site ? site.SettingsEntry : site.Find(path.Folder, path.Key);
        var all = documents.Concat((now?.Documents ?? []).Where(other => documents.All(document => document.Path != other.Path))).ToList();
        var own = EntryTexts.Of(all.Where(document => document.Path.Site == site.Id));
        var shared = EntryTexts.Of(all.Where(document => document.Path.Site == DocumentPath.Shared));
        return Entry.Of(own, shared, site.Languages);
    }
}
