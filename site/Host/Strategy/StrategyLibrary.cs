using Microsoft.AspNetCore.Html;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Metrics;

namespace PreventPublic.Host.Strategy;

/// <summary>One site's content, seen as a strategy.</summary>
public sealed class StrategyLibrary(SiteContent site, WordBook words) : IStrategyLibrary
{
    public const string Folder = "strategy";

    public IReadOnlyList<Language> Languages => site.Languages;

    public DataText? Data(string key) =>
        site.Find(Folder, key + DocumentPath.DataEnding)?.Documents.First() is { } document ? new DataText(document.Path.File, document.Source) : null;

    public Prose? Prose(string key, Language language)
    {
        if (site.Find(Folder, key) is not { } entry || !entry.IsIn(language))
        {
            return null;
        }

        var text = entry.In(language);
        return new Prose(text.Title, text.Item.Summary, text.State.HasFlag(TranslationState.Draft), text.State.HasFlag(TranslationState.Behind),
            [.. text.Body.Select(passage => (passage.Language, passage.Markdown))]);
    }

    public string FileOf(string key, Language language) =>
        (site.Find(Folder, key)?.Documents.First().Path ?? new DocumentPath(site.Id, Folder, key, language.Code)).In(language.Code).File;

    public string Fill(string text, Language language) => Tokens.Fill(text, ReaderIn(language), language);

    public IHtmlContent Render(string markdown, Language language, int headingLevel) =>
        PageRenderer.Render(ReaderIn(language), [new Passage(language, markdown)], headingLevel);

    private Reader ReaderIn(Language language) => new(site, language, words[language]);
}
