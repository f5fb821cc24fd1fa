namespace PreventPublic.Testing;

/// <summary>A small content folder, valid by default, in a temporary place.</summary>
public sealed class TestContent : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("prevent-content-").FullName;

    public TestContent(string languages = "ur")
    {
        Write("thurrock/site.md", $"""
            ---
            title: Prevent in Thurrock
            council: Thurrock Council
            area: Thurrock
            police: Essex Police
            hosts: [thurrock.localhost]
            languages: [{languages}]
            theme: thurrock
            exit-to: https://www.bbc.co.uk/weather
            summary: A site.
            ---
            """);
        foreach (var language in languages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Write($"thurrock/site.{language}.md", "---\ntitle: X\ncouncil: X\narea: X\npolice: X\nsummary: X\ntranslated-from: 000000000001\n---\n");
        }

        Page("home", "Home", "Welcome.", "address: /\n");
    }

    public TestContent Write(string file, string text)
    {
        var full = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text + (text.EndsWith('\n') ? "" : "\n"));
        return this;
    }

    /// <summary>Bytes as they are, for files that are not text.</summary>
    public TestContent Write(string file, byte[] bytes)
    {
        var full = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public TestContent Page(string key, string title, string body, string more = "") =>
        Write($"thurrock/pages/{key}.md", $"---\ntitle: {title}\nsummary: About {title}.\n{more}---\n{body}\n");

    public TestContent Contact(string key, string phone) =>
        Write($"thurrock/contacts/{key}.md", $"---\ntitle: {key}\nneeds: [child]\nphone: \"{phone}\"\nsource: a test\n---\n");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
