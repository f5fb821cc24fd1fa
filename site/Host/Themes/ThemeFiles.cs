using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using PreventPublic.Cms.Colours;
using PreventPublic.Cms.Features;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Host.Themes;

/// <summary>A file of a theme: its address, which holds its hash, and its integrity (W3C SRI).</summary>
public sealed record ThemeFile(string Address, string Integrity);

/// <summary>The styles, scripts and logos that the themes' build made, ready to send.</summary>
public sealed class ThemeFiles
{
    public const string Folder = "/assets/";

    private readonly string _root;
    private readonly FrozenDictionary<string, ThemeFile> _byName;
    private readonly FrozenDictionary<string, FinishedPage> _byAddress;

    public ThemeFiles(Hosting.Folders folders)
    {
        _root = folders.Themes;
        var manifest = Path.Combine(_root, "manifest.json");
        if (!File.Exists(manifest))
        {
            throw new FileNotFoundException($"The themes are not built: {manifest} is missing. Build the host again; it needs Node.js and npm.");
        }

        using var entries = JsonDocument.Parse(File.ReadAllBytes(manifest));
        _byName = entries.RootElement.EnumerateObject().ToFrozenDictionary(entry => entry.Name, FileOf, StringComparer.Ordinal);
        _byAddress = _byName.Values.ToFrozenDictionary(file => file.Address, file => Load(file.Address[Folder.Length..]), StringComparer.Ordinal);
    }

    public ThemeFile this[string name] => _byName[name];

    /// <summary>The themes that a site may have; a theme has a logo, the look of Manage has none.</summary>
    public IEnumerable<string> Names => _byName.Keys.Where(name => name.EndsWith(".css", StringComparison.Ordinal)).Select(name => name[..^4]).Where(Has).Order(StringComparer.Ordinal);

    public bool Has(string theme) => _byName.ContainsKey(theme + ".css") && _byName.ContainsKey(theme + "-logo.svg");

    public FinishedPage? At(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>The pairs of colours that stand on one another, as JSON; not for readers.</summary>
    public byte[] Pairs => File.ReadAllBytes(Path.Combine(_root, "pairs.json"));

    /// <summary>A file that <see cref="At"/> knows, as it was built.</summary>
    public byte[] BytesAt(string address) => File.ReadAllBytes(Path.Combine(_root, address[Folder.Length..]));

    /// <exception cref="InvalidOperationException">A site uses a theme that was not built.</exception>
    public void RequireFor(IEnumerable<SiteContent> sites)
    {
        foreach (var site in sites.Where(site => !Has(site.Settings.Theme)))
        {
            throw new InvalidOperationException($"{site.Id}/site.md: “theme: {site.Settings.Theme}” is not built; themes/ has {string.Join(", ", Names)}.");
        }
    }

    private static ThemeFile FileOf(JsonProperty entry) =>
        new(Folder + entry.Value.GetProperty("file").GetString(), entry.Value.GetProperty("integrity").GetString()!);

    private FinishedPage Load(string file)
    {
        byte[]? Packed(string ending) => File.Exists(Path.Combine(_root, file + ending)) ? File.ReadAllBytes(Path.Combine(_root, file + ending)) : null;
        return FinishedPage.OfPacked(File.ReadAllBytes(Path.Combine(_root, file)), Packed(".gz"), Packed(".br"), MediaTypes.Of(file), FinishedAttribute.Immutable);
    }
}

public static class ThemePath
{
    private static FinishedPage? OwnColours(string path) =>
        SitePalette.SheetAt(path) is { } sheet ? FinishedPage.OfPacked(Encoding.UTF8.GetBytes(sheet), null, null, MediaTypes.Of(path), FinishedAttribute.Immutable) : null;

    public static IApplicationBuilder UseThemeFiles(this IApplicationBuilder app)
    {
        var files = app.ApplicationServices.GetRequiredService<ThemeFiles>();
        return app.Use(next => context =>
        {
            var path = context.Request.Path.Value ?? "";
            return path.StartsWith(ThemeFiles.Folder, StringComparison.Ordinal)
                && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                && (files.At(path) ?? OwnColours(path)) is { } file
                ? file.SendAsync(context)
                : next(context);
        });
    }
}
