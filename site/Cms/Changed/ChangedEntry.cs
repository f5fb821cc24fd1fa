namespace PreventPublic.Cms.Changed;

/// <summary>An entry that readers had before a span of time and that was published again in it with another text.</summary>
/// <param name="Name"><c>updates/new-film</c></param>
/// <param name="Site">Whose text it is: the site's, or <c>shared</c>.</param>
/// <param name="Day">When it was published last in the span, by the council's clock.</param>
/// <param name="Words">How many words of the English came or went, whichever is more; 0 where only other fields changed.</param>
public sealed record ChangedEntry(string Name, string Site, DateOnly Day, int Words);

/// <param name="Before">Names of what was published at any time before the span.</param>
/// <param name="Changed">The last changed first.</param>
public sealed record PublishedAgain(IReadOnlySet<string> Before, IReadOnlyList<ChangedEntry> Changed);
