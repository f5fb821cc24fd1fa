using PreventPublic.Testing;

namespace PreventPublic.Tests.Pages.Feeds;

/// <summary>Feeds and calendars as programs read them that are not ours: <c>validate.mjs</c> beside this file.</summary>
internal sealed class FeedValidator : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-feeds-").FullName;

    public int Count => Directory.GetFiles(_folder).Length;

    /// <param name="name">Ends as what it is: <c>.atom</c>, <c>.json</c> or <c>.ics</c>.</param>
    public void Add(string name, string feed) => File.WriteAllText(Path.Combine(_folder, name), feed);

    /// <summary>What is not valid: <c>NAME: WHAT</c>.</summary>
    public IReadOnlyList<string> Faults()
    {
        var (code, text) = Shell.Run("node", Path.Combine(Repository.Root, "site/Tests/Pages/Feeds/validate.mjs"), _folder);
        var faults = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (code == 0) == (faults.Length == 0) ? faults : throw new InvalidOperationException($"The validator ended with {code}: {text}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
