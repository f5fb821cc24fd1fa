namespace PreventPublic.Host.Hosting;

/// <summary>Where things are: beside the solution in development, beside the program once it is published.</summary>
public sealed class Folders
{
    private const string Solution = "PreventPublic.sln";

    public Folders(IConfiguration configuration, string contentRoot)
    {
        var root = RootAbove(contentRoot) ?? RootAbove(Directory.GetCurrentDirectory()) ?? contentRoot;
        Data = Path.GetFullPath(configuration["PREVENT_DATA"] ?? Path.Combine(root, "data"));
        Content = Path.GetFullPath(configuration["Content:Folder"] ?? Path.Combine(root, "content"));
        Themes = Path.Combine(AppContext.BaseDirectory, "themes");
    }

    /// <summary>Everything worth keeping: databases, media, keys, mail. Set by <c>PREVENT_DATA</c>.</summary>
    public string Data { get; }

    /// <summary>The councils' words as files. Set by <c>Content:Folder</c>.</summary>
    public string Content { get; }

    /// <summary>The built themes.</summary>
    public string Themes { get; }

    private static string? RootAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution)))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
