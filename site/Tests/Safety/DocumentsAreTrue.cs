using System.Text.RegularExpressions;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Safety;

/// <summary>Documents name tests, files and commands; what they name must be there.</summary>
public sealed partial class DocumentsAreTrue
{
    private static readonly string Rules = File.ReadAllText(Path.Combine(Repository.Root, "site/docs/privacy-rules.md"));

    public static IEnumerable<TheoryDataRow<string>> Documents =>
        new[] { "README.md", "themes/README.md" }.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "site/docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))).Select(file => new TheoryDataRow<string>(file));

    [Fact]
    public void Every_test_that_the_privacy_rules_name_exists()
    {
        var sources = new[] { "site/Tests", "e2e-tests" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var named = TestName().Matches(Rules);
        Assert.True(named.Count > 10);
        foreach (Match name in named)
        {
            Assert.True(sources.Any(source => source.Contains($"class {name.Groups["class"].Value}", StringComparison.Ordinal)
                && Regex.IsMatch(source, $@"\[(Fact|Theory)\][^{{}}]*public (async Task|void) {name.Groups["test"].Value}\(")), name.Value);
        }
    }

    [Fact]
    public void Every_rule_has_a_test_or_says_who_keeps_it_or_what_it_waits_for()
    {
        var rows = Rules.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.Equal("1234567".Select(digit => $"{digit}"), rows.Where(row => char.IsAsciiDigit(row[2])).Select(row => row[2].ToString()).Distinct());
        Assert.All(rows, row => Assert.True(TestName().IsMatch(row) || row.Contains("| waits for ", StringComparison.Ordinal) || row.Contains("| a person ", StringComparison.Ordinal), row));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_a_document_links_to_or_names_by_its_path_is_there(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, document));
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var linked = Link().Matches(text).Select(link => Path.Combine(folder, link.Groups[1].Value));
        var named = NamedPath().Matches(text).Select(path => Path.Combine(Repository.Root, path.Groups[1].Value));
        Assert.DoesNotContain(linked.Concat(named), path => !Path.Exists(path));
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+)\.(?<test>[A-Z]\w*_\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?!https?:|/|media/|#)([^)#\s]+\.md)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:site|themes|e2e-tests|\.ci)/[\w./-]*\w)`")]
    private static partial Regex NamedPath();
}
