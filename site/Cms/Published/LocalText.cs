using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Published;

/// <summary>An entry in one language: its fields, and its body in passages that know their own language.</summary>
public sealed class LocalText(Language language, ContentItem item, TranslationState state, Func<IReadOnlyList<Passage>> body)
{
    public Language Language { get; } = language;

    public ContentItem Item { get; } = item;

    public TranslationState State { get; } = state;

    public string Title => Item.Title;

    /// <summary>Cut from the files when asked for, so that thousands of pages do not hold their bodies twice.</summary>
    public IReadOnlyList<Passage> Body => body();
}

/// <summary>A stretch of Markdown in one language.</summary>
public sealed record Passage(Language Language, string Markdown);

/// <summary>How far a translation can be relied on.</summary>
[Flags]
public enum TranslationState
{
    None = 0,
    /// <summary>No native speaker has checked it.</summary>
    Draft = 1,
    /// <summary>The English has changed since.</summary>
    Behind = 2,
}
