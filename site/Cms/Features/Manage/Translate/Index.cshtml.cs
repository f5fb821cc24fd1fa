using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.Translate;

/// <summary>One entry's state in one language.</summary>
public sealed record Cell(Language Language, DocumentPath Path, string State, string Colour);

public sealed record Row(string Title, string Name, bool Critical, IReadOnlyList<Cell> Cells);

/// <summary>Pages by languages: missing, draft, behind, checked.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(Publisher publisher) : ManagePage
{
    public IReadOnlyList<Language> Languages { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public void OnGet()
    {
        Title("Translations");
        var sites = publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || site.Id == Site).OrderBy(site => site.Id, StringComparer.Ordinal).ToList();
        Languages = [.. sites.SelectMany(site => site.Languages).Where(language => !language.IsEnglish).Distinct()];
        Rows =
        [
            .. sites.SelectMany(site => site.Entries.Select(entry => (site, entry))).Where(pair => pair.entry.Documents.First().Path.Site == Site && pair.entry.Type.TranslatedFields.Count > 0 && !pair.entry.Type.IsData && pair.entry.Item is not Types.Redirect)
                .GroupBy(pair => pair.entry.Name).Select(group => RowOf([.. group]))
                .OrderByDescending(row => row.Critical).ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
    }

    private Row RowOf(IReadOnlyList<(SiteContent Site, Entry Entry)> same)
    {
        var entry = same[0].Entry;
        return new Row(entry.Item.Title, entry.Name, entry.Item is Types.Page { EveryLanguage: true }, [.. Languages.Select(language => CellOf(language, same))]);
    }

    private static Cell CellOf(Language language, IReadOnlyList<(SiteContent Site, Entry Entry)> same)
    {
        var path = same[0].Entry.Documents.First().Path.In(language.Code);
        var speaking = same.Where(pair => pair.Site.Speaks(language.Code)).ToList();
        if (speaking.Count == 0)
        {
            return new Cell(language, path, "Not needed", "govuk-tag--grey");
        }

        var entry = speaking[0].Entry;
        if (!entry.IsIn(language))
        {
            return new Cell(language, path, "Missing", "govuk-tag--red");
        }

        var state = entry.In(language).State;
        return state.HasFlag(TranslationState.Behind) ? new Cell(language, path, "Behind", "govuk-tag--yellow")
            : state.HasFlag(TranslationState.Draft) ? new Cell(language, path, "Draft", "")
            : new Cell(language, path, "Checked", "govuk-tag--green");
    }
}
