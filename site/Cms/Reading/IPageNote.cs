using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Reading;

/// <summary>What the settings of an installation make true of a page, which its words cannot know.</summary>
public interface IPageNote
{
    /// <param name="key">The page's.</param>
    /// <param name="words">In the reader's language.</param>
    /// <returns>A sentence or two to stand above the page; null for none.</returns>
    string? On(string key, LanguageWords words);
}
