using System.Collections.Frozen;
using System.Reflection;

namespace PreventPublic.Cms.Definitions;

/// <summary>All content types, found by their attribute in the assemblies given.</summary>
public sealed class ContentTypes
{
    private readonly FrozenDictionary<string, ContentType> _byName;
    private readonly ILookup<string, ContentType> _byFolder;

    public ContentTypes(params IEnumerable<Assembly> assemblies)
    {
        All = [.. assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.GetCustomAttribute<ContentTypeAttribute>() is not null)
            .Select(type => new ContentType(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)];
        _byName = All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _byFolder = All.ToLookup(type => type.Folder, StringComparer.Ordinal);
    }

    /// <summary>The types that the CMS brings by itself.</summary>
    public static ContentTypes BuiltIn { get; } = new(typeof(ContentTypes).Assembly);

    public IReadOnlyList<ContentType> All { get; }

    public IEnumerable<string> Folders => _byFolder.Select(group => group.Key);

    public ContentType? Find(string name) => _byName.GetValueOrDefault(name);

    public ContentType this[string name] => _byName[name];

    public IEnumerable<ContentType> InFolder(string folder) => _byFolder[folder];

    public ContentType? DataIn(string folder) => _byFolder[folder].FirstOrDefault(type => type.IsData);

    public ContentType? DefaultIn(string folder) => _byFolder[folder].FirstOrDefault(type => type.IsDefault);
}
