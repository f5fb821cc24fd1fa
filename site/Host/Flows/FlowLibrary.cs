using Microsoft.AspNetCore.Html;
using PreventPublic.Cms.Features.Manage;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Decisions;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Host.Flows;

/// <summary>One site's content, seen as flows.</summary>
public sealed class FlowLibrary(SiteContent site, WordBook words) : IFlowLibrary
{
    public const string Folder = "flows";

    private const string ScenariosEnding = ".scenarios" + DocumentPath.DataEnding;

    public IReadOnlyList<string> Keys { get; } =
    [
        .. site.In(Folder).Where(entry => entry.Key.EndsWith(DocumentPath.DataEnding, StringComparison.Ordinal) && !entry.Key.EndsWith(ScenariosEnding, StringComparison.Ordinal))
            .Select(entry => entry.Key[..^DocumentPath.DataEnding.Length]).Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<Language> Languages => site.Languages;

    public IReadOnlySet<string> Contacts { get; } = site.In("contacts").Select(contact => contact.Key).ToHashSet(StringComparer.Ordinal);

    public GraphText? Graph(string key) => Text(key, key + DocumentPath.DataEnding);

    public GraphText? Scenarios(string key) => Text(key, key + ScenariosEnding);

    public FlowProse? Prose(string key, Language language)
    {
        if (site.Find(Folder, key) is not { } entry || !entry.IsIn(language))
        {
            return null;
        }

        var text = entry.In(language);
        return new FlowProse(text.Title, text.Item.Summary, text.State.HasFlag(TranslationState.Draft), text.State.HasFlag(TranslationState.Behind),
            [.. text.Body.Select(passage => (passage.Language, passage.Markdown))]);
    }

    public string FileOf(string key, Language language) =>
        (site.Find(Folder, key)?.Documents.First().Path ?? new DocumentPath(site.Id, Folder, key, language.Code)).In(language.Code).File;

    public IReadOnlyList<FlowFile> Files(string key) =>
    [
        .. new[] { key + DocumentPath.DataEnding, key + ScenariosEnding, key }.Select(name => site.Find(Folder, name)?.Documents.First().Path).OfType<DocumentPath>()
            .Select(path => new FlowFile(path.File, path.Site, ManageLinks.Edit(path))),
    ];

    public string Fill(string text, Language language) => Tokens.Fill(text, ReaderIn(language), language);

    public IHtmlContent Render(string markdown, Language language, int headingLevel) =>
        PageRenderer.Render(ReaderIn(language), [new Passage(language, markdown)], headingLevel);

    public IHtmlContent? Contact(string key, Language language, int headingLevel) =>
        site.Find("contacts", key) is { } contact ? ContactCard.Of(ReaderIn(language), contact, headingLevel + 1) : null;

    private GraphText? Text(string key, string name) =>
        site.Find(Folder, name)?.Documents.First() is { } document ? new GraphText(key, document.Path.File, document.Source) : null;

    private Reader ReaderIn(Language language) => new(site, language, words[language]);
}
