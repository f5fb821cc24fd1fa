namespace PreventPublic.Testing;

/// <summary>A small content folder, valid by default, in a temporary place.</summary>
public sealed class TestContent : IDisposable
{
    private readonly IReadOnlyList<string> _languages;

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
            exit-to: https://www.example.org/weather
            summary: A site.
            ---
            """);
        _languages = languages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var language in _languages)
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

    /// <summary>An event of one date, 10 December 2026 at half past six in the evening, that takes registrations.</summary>
    /// <param name="more">Further lines of front matter; a line that starts like a usual one replaces it.</param>
    public TestContent Event(string key, int places, string more = "")
    {
        string[] usual =
        [
            $"title: {key}", "summary: An evening.", "starts: 2026-12-10 18:30", "ends: 2026-12-10 20:00", "venue: The hall", "town: Grays", $"places: {places}",
        ];
        var lines = more.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var kept = usual.Where(line => !lines.Any(other => other.StartsWith(line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)], StringComparison.Ordinal)));
        return Write($"thurrock/events/{key}.md", $"---\n{string.Join('\n', kept.Concat(lines))}\n---\nCome along.\n");
    }

    /// <summary>The letters that ship, in the languages of the site.</summary>
    public TestContent Letters()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Content, "shared/letters"), "*.md"))
        {
            if (Path.GetFileName(file).Split('.') is [_, _] || _languages.Any(language => file.EndsWith($".{language}.md", StringComparison.Ordinal)))
            {
                Write($"shared/letters/{Path.GetFileName(file)}", File.ReadAllText(file));
            }
        }

        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
