using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;

namespace PreventPublic.Metrics;

/// <summary>Where published strategies come from.</summary>
public interface IStrategySource
{
    IReadOnlyList<CouncilSite> Sites { get; }

    /// <summary>What a site publishes now: the same object until something is published.</summary>
    IStrategyLibrary? At(string site);
}

/// <summary>A council's site, as work needs it that no reader asked for.</summary>
/// <param name="Origin">Where it is reached, without a slash at the end; for links in mails.</param>
public sealed record CouncilSite(string Id, string Council, string Origin, LocalClock Clock);

/// <summary>One site's published strategy and its words. It never changes.</summary>
public interface IStrategyLibrary
{
    /// <summary>English first.</summary>
    IReadOnlyList<Language> Languages { get; }

    /// <summary>A data file: <c>plan</c>, <c>indicators</c>, <c>frame</c>; null when the site has none.</summary>
    DataText? Data(string key);

    /// <summary>The words of a file in a language; null when there are none in it.</summary>
    Prose? Prose(string key, Language language);

    /// <summary>The file of its words in a language, there or not: what faults call it.</summary>
    string FileOf(string key, Language language);

    /// <summary>A plain text with the site's own words put in.</summary>
    string Fill(string text, Language language);

    /// <summary>Markdown as HTML.</summary>
    /// <param name="headingLevel">The level of the heading above it.</param>
    IHtmlContent Render(string markdown, Language language, int headingLevel);
}

/// <summary>A data file's text and its path below <c>content/</c>, for faults.</summary>
public sealed record DataText(string File, string Text);

/// <summary>A file's words in one language.</summary>
/// <param name="IsDraft">No native speaker has checked them.</param>
/// <param name="IsBehind">The English has changed since.</param>
/// <param name="Passages">The sections in order, each in the language that it really is in.</param>
public sealed record Prose(string Title, string? Summary, bool IsDraft, bool IsBehind, IReadOnlyList<(Language Language, string Markdown)> Passages);
