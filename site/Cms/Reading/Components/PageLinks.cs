using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Reading.Components;

/// <summary>Links to other pages by their own titles, in the reader's language where they have it.</summary>
public static class PageLinks
{
    public static Html Cards(Reader reader, IEnumerable<string> keys, int level)
    {
        var html = Html.Of($"<ul class=\"pp-cards\">\n");
        foreach (var page in keys.Select(reader.Page).OfType<Entry>())
        {
            var lang = LanguageOf(reader, page);
            html.Add($"<li class=\"pp-card\"{lang}><h{level} class=\"pp-card__title\"><a class=\"pp-card__link\" href=\"{reader.Href(page.Address!)}\">{reader.Title(page)}</a></h{level}>")
                .Add($"<p class=\"pp-card__text\">{reader.Summary(page)}</p></li>\n");
        }

        return html.Add($"</ul>\n");
    }

    public static Html List(Reader reader, IEnumerable<string> keys)
    {
        var html = Html.Of($"<ul class=\"pp-related govuk-list\">\n");
        foreach (var page in keys.Select(reader.Page).OfType<Entry>())
        {
            html.Add($"<li{LanguageOf(reader, page)}><a class=\"govuk-link\" href=\"{reader.Href(page.Address!)}\">{reader.Title(page)}</a></li>\n");
        }

        return html.Add($"</ul>\n");
    }

    /// <summary>A <c>lang</c> and <c>dir</c> for words that are not in the reader's language.</summary>
    public static Html? LanguageOf(Reader reader, Entry entry) => LanguageOf(reader, entry.In(reader.Language));

    public static Html? LanguageOf(Reader reader, LocalText text) =>
        text.Language == reader.Language ? null : Html.Of($" lang=\"{text.Language.Code}\" dir=\"{text.Language.Direction}\"");
}
