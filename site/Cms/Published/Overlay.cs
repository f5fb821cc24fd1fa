using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Published;

/// <summary>Lays translations over the English, and a council's sections over the shared text.</summary>
public static class Overlay
{
    /// <summary>The English fields: the own ones given, over the shared ones.</summary>
    public static ContentItem Fields(Document own, Document? shared) =>
        shared is null ? own.Item : With(shared.Item, own.Type.Fields.Where(field => field.Key != "extends" && own.Has(field.Key)), own.Item);

    public static LocalText Text(Entry entry, EntryTexts own, EntryTexts? shared, Language language)
    {
        var item = entry.Item;
        foreach (var translation in new[] { shared?.In(language), own.In(language) }.OfType<Document>().Where(_ => !language.IsEnglish))
        {
            var given = entry.Type.TranslatedFields.Where(field => translation.Has(field.Key) && !Overridden(field, translation, own, shared));
            item = With(item, given, translation.Item);
        }

        return new LocalText(language, item, StateOf(own, language) | StateOf(shared, language), () => Body(own, shared, language));
    }

    /// <summary>A shared translation does not speak for a field that the council words itself.</summary>
    private static bool Overridden(FieldDefinition field, Document translation, EntryTexts own, EntryTexts? shared) =>
        shared is not null && translation.Path.Site == shared.English.Path.Site && own.English.Has(field.Key);

    private static TranslationState StateOf(EntryTexts? texts, Language language)
    {
        if (language.IsEnglish || texts?.In(language) is not { Translation: { } note })
        {
            return TranslationState.None;
        }

        return (note.IsChecked ? 0 : TranslationState.Draft) | (note.From == texts.English.Fingerprint ? 0 : TranslationState.Behind);
    }

    private static ContentItem With(ContentItem below, IEnumerable<FieldDefinition> fields, ContentItem above)
    {
        var copy = below with { };
        foreach (var field in fields)
        {
            field.Property.SetValue(copy, field.ValueIn(above));
        }

        return copy;
    }

    private static IReadOnlyList<Passage> Body(EntryTexts own, EntryTexts? shared, Language language)
    {
        if (shared is null)
        {
            var document = own.In(language) ?? own.English;
            return [new Passage(Language.Get(document.Path.Language), document.Body)];
        }

        return Joined(Merged(own, shared, language));
    }

    private static List<(Section Section, Language Language)> Merged(EntryTexts own, EntryTexts shared, Language language)
    {
        var result = InLanguage(shared, language);
        foreach (var change in InLanguage(own, language))
        {
            var at = result.FindIndex(one => one.Section.Id == change.Section.Id);
            if (at >= 0 && change.Section.IsEmpty)
            {
                result.RemoveAt(at);
            }
            else if (at >= 0)
            {
                result[at] = change;
            }
            else
            {
                var behind = result.FindIndex(one => one.Section.Id is not null && one.Section.Id == change.Section.After);
                result.Insert(change.Section.Id is null ? 0 : behind < 0 ? result.Count : behind + 1, change);
            }
        }

        return result;
    }

    /// <summary>The sections of the English, each in the language if the translation has it.</summary>
    private static List<(Section Section, Language Language)> InLanguage(EntryTexts texts, Language language)
    {
        var translated = texts.In(language) is { } document && !language.IsEnglish ? Sections.Split(document.Body) : [];
        return [.. Sections.Split(texts.English.Body).Select(english =>
            translated.FirstOrDefault(section => section.Id == english.Id) is { } found
                ? (found with { After = english.After }, language)
                : (english, Language.English))];
    }

    private static List<Passage> Joined(List<(Section Section, Language Language)> sections)
    {
        var passages = new List<Passage>();
        foreach (var (section, language) in sections)
        {
            if (passages.Count > 0 && passages[^1].Language == language)
            {
                passages[^1] = passages[^1] with { Markdown = $"{passages[^1].Markdown.TrimEnd()}\n\n{section.Text}" };
            }
            else
            {
                passages.Add(new Passage(language, section.Text));
            }
        }

        return passages;
    }
}
