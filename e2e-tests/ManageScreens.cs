using System.Text.RegularExpressions;
using PreventPublic.Testing;

namespace PreventPublic.E2eTests;

/// <summary>The kinds of screens that Manage has, as <c>site/docs/roles.md</c> lists them.</summary>
internal sealed partial class ManageScreens
{
    private readonly List<(string Template, Regex Shape)> _screens;

    private ManageScreens(IEnumerable<string> templates) =>
        // An address is of the kind that leaves least open.
        _screens = [.. templates.OrderBy(template => template.Count(letter => letter == '{') + (template.Contains("**", StringComparison.Ordinal) ? 10 : 0)).Select(template => (template, ShapeOf(template)))];

    public IReadOnlyList<string> All => [.. _screens.Select(screen => screen.Template)];

    public static ManageScreens Read() =>
        new(File.ReadLines(Path.Combine(Repository.Root, "site", "docs", "roles.md")).Select(line => Listed().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value));

    /// <returns>Null where the address is none of Manage's.</returns>
    public string? KindOf(string path) => _screens.FirstOrDefault(screen => screen.Shape.IsMatch(path)).Template;

    private static Regex ShapeOf(string template) => new("^" + Parameter().Replace(Regex.Escape(template), match =>
        match.Value.Contains("\\*\\*", StringComparison.Ordinal) ? ".+" : match.Value.Contains(":guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}" : match.Value.Contains(":int", StringComparison.Ordinal) ? "[0-9]+" : "[^/]+") + "$", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"^\| `(/manage[^`]*)`")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Parameter();
}
