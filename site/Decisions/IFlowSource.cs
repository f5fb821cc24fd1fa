using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions;

/// <summary>Where published flows come from.</summary>
public interface IFlowSource
{
    /// <summary>What a site publishes now: the same object until something is published.</summary>
    IFlowLibrary? At(string site);
}

/// <summary>One site's published flows, their words and the contacts they cite. It never changes.</summary>
public interface IFlowLibrary
{
    /// <summary>Keys of everything that has a graph, sub-flows too.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <summary>English first.</summary>
    IReadOnlyList<Language> Languages { get; }

    /// <summary>Keys of the site's contacts.</summary>
    IReadOnlySet<string> Contacts { get; }

    GraphText? Graph(string key);

    GraphText? Scenarios(string key);

    /// <summary>The flow's words in a language; null when there are none in it.</summary>
    FlowProse? Prose(string key, Language language);

    /// <summary>The file of a flow's words in a language, there or not: what faults call it.</summary>
    string FileOf(string key, Language language);

    /// <summary>The files a flow is made of in English, and the screens where staff edit them.</summary>
    IReadOnlyList<FlowFile> Files(string key);

    /// <summary>A plain text with the site's own words put in.</summary>
    string Fill(string text, Language language);

    /// <summary>Markdown of a flow's words as HTML.</summary>
    /// <param name="headingLevel">The level of the heading above it.</param>
    IHtmlContent Render(string markdown, Language language, int headingLevel);

    /// <summary>A contact's card, always current; null when there is no such contact.</summary>
    IHtmlContent? Contact(string key, Language language, int headingLevel);
}

/// <summary>A flow's words in one language.</summary>
/// <param name="IsDraft">No native speaker has checked them.</param>
/// <param name="IsBehind">The English has changed since.</param>
/// <param name="Passages">The sections in order, each in the language that it really is in.</param>
public sealed record FlowProse(string Title, string? Summary, bool IsDraft, bool IsBehind, IReadOnlyList<(Language Language, string Markdown)> Passages);

/// <summary>One file of a flow.</summary>
/// <param name="Site">The site whose staff keep it: <c>shared</c> for what all councils share.</param>
/// <param name="Screen">The address of the screen that edits it.</param>
public sealed record FlowFile(string Name, string Site, string Screen);
