using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Consultations.Wording;

/// <summary>A survey's words in one language as they are written.</summary>
/// <param name="IsDraft">No native speaker has checked them.</param>
/// <param name="IsBehind">The English has changed since.</param>
/// <param name="Passages">The sections in order, each in the language that it really is in.</param>
public sealed record SurveyProse(string Title, string? Summary, bool IsDraft, bool IsBehind, IReadOnlyList<(Language Language, string Markdown)> Passages);

/// <summary>One site's published surveys, their words and what else their pages show. It never changes.</summary>
public interface ISurveyLibrary
{
    /// <summary>English first.</summary>
    IReadOnlyList<Language> Languages { get; }

    /// <summary>Null when there are none in this language.</summary>
    SurveyProse? Prose(string survey, Language language);

    string Fill(string text, Language language);

    /// <summary>Markdown as HTML, below a heading of the first level.</summary>
    IHtmlContent Render(string markdown, Language language);

    /// <summary>A contact's card, always current; null when there is no such contact.</summary>
    IHtmlContent? Contact(string key, Language language);
}
