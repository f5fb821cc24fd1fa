using PreventPublic.Cms.Definitions;
using PreventPublic.Core;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Files;

/// <summary>
/// Where a content file stands: <c>SITE/FOLDER/KEY[.LANGUAGE].md</c>, or <c>SITE/site[.LANGUAGE].md</c>.
/// A data file's key keeps its ending: <c>SITE/FOLDER/KEY</c> with the key <c>venue-hire.yaml</c>.
/// </summary>
public sealed record DocumentPath(string Site, string Folder, string Key, string Language)
{
    public const string Shared = "shared";
    public const string SiteKey = "site";
    public const string DataEnding = ".yaml";

    public bool IsEnglish => Language == PreventPublic.Core.Languages.Language.EnglishCode;

    /// <summary>A YAML file without front matter, which belongs to no language.</summary>
    public bool IsData => Key.EndsWith(DataEnding, StringComparison.Ordinal);

    /// <summary>The file's path below <c>content/</c>, with forward slashes.</summary>
    public string File => IsData ? $"{Site}/{Folder}/{Key}" : $"{Site}/{(Folder.Length == 0 ? "" : Folder + "/")}{Key}{(IsEnglish ? "" : "." + Language)}.md";

    public DocumentPath In(string language) => this with { Language = language };

    public DocumentPath At(string site) => this with { Site = site };

    /// <summary>Reads a path below <c>content/</c>; <paramref name="problem"/> says why when it is not one.</summary>
    public static DocumentPath? Parse(string file, ContentTypes types, out string problem)
    {
        problem = "";
        var parts = file.Split('/');
        if (parts.Length < 2)
        {
            problem = "a content file stands in a site's folder, for example shared/pages/worried.md";
            return null;
        }

        if (parts[^1].EndsWith(DataEnding, StringComparison.Ordinal))
        {
            return ParseData(parts, types, out problem);
        }

        var (name, language) = SplitLanguage(parts[^1][..^".md".Length]);
        if (PreventPublic.Core.Languages.Language.Find(language) is null)
        {
            problem = $"“{language}” is not a language the site speaks; use one of {string.Join(", ", PreventPublic.Core.Languages.Language.All.Select(l => l.Code))}";
            return null;
        }

        if (language == PreventPublic.Core.Languages.Language.EnglishCode && parts[^1].EndsWith(".en.md", StringComparison.Ordinal))
        {
            problem = $"English is the file without a language; name it {name}.md";
            return null;
        }

        if (parts.Length == 2 && parts[0] == Shared)
        {
            problem = "what is shared belongs to no council, so it has no settings; put site.md into a council's folder";
            return null;
        }

        if (parts.Length == 2)
        {
            problem = name == SiteKey ? "" : "only site.md stands here; content goes in a folder such as pages/";
            return name == SiteKey ? new DocumentPath(parts[0], "", SiteKey, language) : null;
        }

        var key = string.Join('/', [.. parts[2..^1], name]);
        if (!types.Folders.Contains(parts[1]) || parts[1].Length == 0)
        {
            problem = $"there is no folder “{parts[1]}”; use one of {string.Join(", ", types.Folders.Where(folder => folder.Length > 0).Order())}";
            return null;
        }

        if (!Slug.IsValid(key) || !Slug.IsValid(parts[0]))
        {
            problem = $"the name “{key}” may hold lower-case letters, digits and single hyphens, at most {Slug.MaxLength} characters";
            return null;
        }

        return new DocumentPath(parts[0], parts[1], key, language);
    }

    private static DocumentPath? ParseData(string[] parts, ContentTypes types, out string problem)
    {
        var key = string.Join('/', parts[2..]);
        problem = parts.Length < 3 || types.DataIn(parts[1]) is null ? "there are no data files here; texts end in .md"
            : key[..^DataEnding.Length].Split('.').All(Slug.IsValid) && key.Length <= Slug.MaxLength ? ""
            : $"the name “{key}” may hold lower-case letters, digits and single hyphens, at most {Slug.MaxLength} characters";
        return problem.Length > 0 ? null : new DocumentPath(parts[0], parts[1], key, PreventPublic.Core.Languages.Language.EnglishCode);
    }

    private static (string Name, string Language) SplitLanguage(string stem)
    {
        var dot = stem.LastIndexOf('.');
        return dot < 0 ? (stem, PreventPublic.Core.Languages.Language.EnglishCode) : (stem[..dot], stem[(dot + 1)..]);
    }
}
