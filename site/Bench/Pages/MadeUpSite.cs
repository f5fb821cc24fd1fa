using System.Globalization;
using System.Text;

namespace PreventPublic.Bench.Pages;

/// <summary>A site with as many pages as wanted: four sections of plain words on each, with lists and links.</summary>
public static class MadeUpSite
{
    public const string Host = "bench.localhost";

    private static readonly string[] Words = "ask people talk place help team local council week school group young family safe open event visit plan read share listen call learn meet support".Split(' ');

    public static IEnumerable<string> Addresses(int pages) => Enumerable.Range(1, pages).Select(AddressOf);

    public static void Write(string folder, int pages)
    {
        WriteFile(folder, "bench/site.md", $"title: Bench\ncouncil: Bench Council\narea: Bench\npolice: Bench Police\nhosts: [{Host}]\ntheme: thurrock\nexit-to: https://www.bbc.co.uk/weather\nsummary: A site to measure.", "");
        WriteFile(folder, "bench/pages/home.md", "title: Home\nsummary: The first page.\naddress: /", "Welcome.");
        WriteFile(folder, "bench/pages/privacy.md", "title: Privacy\nsummary: What is kept.\naddress: /privacy", "Nothing.");
        for (var page = 1; page <= pages; page++)
        {
            WriteFile(folder, $"bench/pages/page-{page}.md", $"title: Page {page} of many\nsummary: What page {page} is about.\naddress: {AddressOf(page)}", Body(page, pages));
        }
    }

    private static string AddressOf(int page) => string.Create(CultureInfo.InvariantCulture, $"/part-{page % 100}-{page}");

    private static void WriteFile(string folder, string file, string fields, string body)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"---\n{fields}\n---\n{body}\n");
    }

    /// <summary>The same for a page at every run, and different from page to page.</summary>
    private static string Body(int page, int pages)
    {
        var random = new Random(page);
        var body = new StringBuilder();
        for (var section = 1; section <= 4; section++)
        {
            body.Append(CultureInfo.InvariantCulture, $"## Section {section} {{#section-{section}}}\n\n{Sentences(random, 4)}\n\n");
            body.Append(CultureInfo.InvariantCulture, $"- {Sentences(random, 1)}\n- {Sentences(random, 1)}\n- [{Sentence(random)}]({AddressOf(1 + random.Next(pages))})\n\n");
        }

        return body.ToString();
    }

    private static string Sentences(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Sentence(random) + "."));

    private static string Sentence(Random random)
    {
        var words = string.Join(' ', random.GetItems(Words, 9));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
