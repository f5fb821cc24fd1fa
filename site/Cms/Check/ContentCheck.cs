using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Check;

/// <summary>Finds everything that is wrong with a set of content, before a reader can.</summary>
public static class ContentCheck
{
    /// <param name="rules">What other modules demand.</param>
    public static void Run(ContentSet content, Faults faults, ThemeNames themes, TimeProvider time, IProgress<WorkProgress>? progress = null, IEnumerable<IContentRule>? rules = null)
    {
        var media = content.Media.GroupBy(file => file.Site, StringComparer.Ordinal).ToDictionary(
            site => site.Key,
            site => (IReadOnlyDictionary<string, MediaFile>)site.ToDictionary(file => file.Name, file => new MediaFile(file.File), StringComparer.Ordinal),
            StringComparer.Ordinal);
        var sites = SiteAssembler.Assemble(content.Documents, media, time);
        if (sites.Count == 0)
        {
            faults.Error("content", 0, "there is no council", "add a folder with a site.md");
        }

        var byPath = content.Documents.ToDictionary(document => document.Path);
        var scope = new CheckScope(path => byPath.GetValueOrDefault(path), sites, faults, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var done = 0;
        foreach (var document in content.Documents)
        {
            FieldRules.Check(document, scope);
            BodyRules.Check(document, scope);
            if (++done % 500 == 0)
            {
                progress?.Report(new WorkProgress("Checking", done, content.Documents.Count));
            }
        }

        foreach (var site in sites.Values)
        {
            SiteRules.Check(site, scope);
            CheckTheme(site, themes, scope);
        }

        foreach (var rule in rules ?? [])
        {
            rule.Check(content, sites, faults);
        }
    }

    private static void CheckTheme(SiteContent site, ThemeNames themes, CheckScope scope)
    {
        if (site.Settings.Theme is { Length: > 0 } theme && !themes.All.Contains(theme))
        {
            var document = site.SettingsEntry.Documents.First();
            scope.Error(document, document.LineOf("theme"), $"“theme: {theme}” is not built", $"themes/ has {string.Join(", ", themes.All)}");
        }
    }
}

/// <summary>The themes that the host has; every site uses one of them.</summary>
public sealed record ThemeNames(IReadOnlyCollection<string> All);

/// <summary>What the rules look at. A shared document is judged in every site that shows it.</summary>
/// <param name="find">The document of a path, among all that are looked at.</param>
public sealed class CheckScope(Func<DocumentPath, Document?> find, IReadOnlyDictionary<string, SiteContent> sites, Faults faults, DateOnly today)
{
    private readonly Dictionary<string, IReadOnlyList<SiteContent>> _sitesOf = [];

    public Faults Faults { get; } = faults;

    public DateOnly Today { get; } = today;

    public IReadOnlyDictionary<string, SiteContent> Sites { get; } = sites;

    public Document? Find(DocumentPath path) => find(path);

    public Document? EnglishOf(Document translation) => Find(translation.Path.In(Language.EnglishCode));

    /// <summary>The sites on which the document can be seen.</summary>
    public IReadOnlyList<SiteContent> SitesOf(Document document)
    {
        if (document.Path.Site != DocumentPath.Shared)
        {
            if (!_sitesOf.TryGetValue(document.Path.Site, out var own))
            {
                _sitesOf[document.Path.Site] = own = Sites.TryGetValue(document.Path.Site, out var site) ? [site] : [];
            }

            return own;
        }

        return [.. Sites.Values.Where(site => site.Find(document.Path.Folder, document.Path.Key)?.Documents.Contains(document, ReferenceEqualityComparer.Instance) == true)];
    }

    public void Error(Document document, int line, string what, string allowed = "") => Faults.Error(document.Path.File, line, what, allowed);

    public void Warn(Document document, int line, string what, string allowed = "") => Faults.Warn(document.Path.File, line, what, allowed);
}
