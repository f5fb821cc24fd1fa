using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Files;

/// <summary>Reads many texts together: a translation has the type of its English, a section-wise override that of the shared entry.</summary>
public sealed class DocumentSetReader(ContentTypes types, Faults faults)
{
    private readonly DocumentReader _reader = new(types, faults);

    public IReadOnlyList<Document> Read(IReadOnlyList<(DocumentPath Path, string Text)> texts)
    {
        var english = new Dictionary<DocumentPath, Document>();
        foreach (var (path, text) in texts.Where(t => t.Path.IsEnglish).OrderBy(t => t.Path.Site == DocumentPath.Shared ? 0 : 1))
        {
            if (_reader.Read(path, text, english.GetValueOrDefault(path.At(DocumentPath.Shared))?.Type) is { } document)
            {
                english[path] = document;
            }
        }

        var named = texts.Select(t => t.Path).Where(p => p.IsEnglish).ToHashSet();
        return [.. english.Values, .. texts.Where(t => !t.Path.IsEnglish).Select(t => Translation(t.Path, t.Text, english, named)).OfType<Document>()];
    }

    private Document? Translation(DocumentPath path, string text, Dictionary<DocumentPath, Document> english, HashSet<DocumentPath> named)
    {
        var source = path.In(PreventPublic.Core.Languages.Language.EnglishCode);
        if (english.GetValueOrDefault(source) is { } original)
        {
            return _reader.ReadTranslation(path, text, original.Type);
        }

        if (!named.Contains(source))
        {
            faults.Error(path.File, 1, "this translation has no English", $"add {source.File}; a council's file that only changes a shared one begins with “extends: shared”");
        }

        return null;
    }
}
