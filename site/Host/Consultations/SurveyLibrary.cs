using Microsoft.AspNetCore.Html;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Host.Consultations;

/// <summary>One site's content, seen as surveys.</summary>
public sealed class SurveyLibrary(SiteContent site, WordBook words) : ISurveyLibrary
{
    public const string Folder = "surveys";

    private readonly Dictionary<string, Survey> _surveys = Read(site, new SurveyFaults());

    public SiteContent Site => site;

    public IReadOnlyList<string> Keys => [.. _surveys.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<Language> Languages => site.Languages;

    public Survey? Find(string key) => _surveys.GetValueOrDefault(key);

    public SurveyProse? Prose(string survey, Language language)
    {
        if (site.Find(Folder, survey) is not { } entry || !entry.IsIn(language))
        {
            return null;
        }

        var text = entry.In(language);
        return new SurveyProse(text.Title, text.Item.Summary, text.State.HasFlag(TranslationState.Draft), text.State.HasFlag(TranslationState.Behind),
            [.. text.Body.Select(passage => (passage.Language, passage.Markdown))]);
    }

    public string FileOf(string key, Language language) =>
        (site.Find(Folder, key)?.Documents.First().Path ?? new DocumentPath(site.Id, Folder, key, language.Code)).In(language.Code).File;

    public string Fill(string text, Language language) => Tokens.Fill(text, ReaderIn(language), language);

    public IHtmlContent Render(string markdown, Language language) => PageRenderer.Render(ReaderIn(language), [new Passage(language, markdown)], 1);

    public IHtmlContent? Contact(string key, Language language) => site.Find("contacts", key) is { } contact ? ContactCard.Of(ReaderIn(language), contact, 3) : null;

    /// <summary>All surveys that are right, by key. A wrong one was stopped before it was published; should one come through, it is not asked.</summary>
    public static Dictionary<string, Survey> Read(SiteContent site, SurveyFaults faults)
    {
        var reader = new SurveyReader(key => TextOf(site, key), faults);
        return site.In(Folder).Where(entry => entry.Key.EndsWith(DocumentPath.DataEnding, StringComparison.Ordinal))
            .Select(entry => reader.Read(TextOf(site, entry.Key[..^DocumentPath.DataEnding.Length])!)).OfType<Survey>()
            .ToDictionary(survey => survey.Key, StringComparer.Ordinal);
    }

    public static SurveyText? TextOf(SiteContent site, string key) =>
        site.Find(Folder, key + DocumentPath.DataEnding)?.Documents.First() is { } document ? new SurveyText(key, document.Path.File, document.Source) : null;

    private Reader ReaderIn(Language language) => new(site, language, words[language]);
}
