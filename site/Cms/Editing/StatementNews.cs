using System.Text.RegularExpressions;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>
/// A banner that is to go out by e-mail too went up, or came down. Posted in the change that does it, so that nobody is mailed
/// what never went up. What it says is read when it is delivered.
/// </summary>
/// <param name="Banner">The entry's name: <c>banners/statement-20261129-101500</c>.</param>
/// <param name="By">Who put it up or took it down.</param>
public sealed partial record StatementNews(string Site, string Banner, bool IsUp, string By)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "statement-news";

    /// <summary>Adds the news of a version's step to the change that makes it. Its English text says whether it is mailed.</summary>
    internal static void Post(ContentStore store, VersionRecord version, EntryRecord entry, string by, DateTime now)
    {
        if (entry.Type == "banner" && version.Language == Language.EnglishCode && version.State is VersionState.Published or VersionState.Withdrawn && Mailed().IsMatch(version.Source))
        {
            store.Post(Kind, new StatementNews(entry.Site, $"{entry.Folder}/{entry.Key}", version.State == VersionState.Published, by), now);
        }
    }

    [GeneratedRegex("^mail: *true *$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Mailed();
}
