using System.Data.Common;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>In how many texts each stem stands: gathered while texts are put in and dropped, and written once.</summary>
internal sealed class StemCounts(SearchTable table, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
{
    private readonly Dictionary<(string Site, string Language, string Stem), (string Shown, int More)> _counts = [];

    public void Add(string site, IndexedText text)
    {
        foreach (var stem in SearchTable.StemsOf(text.TitleStems, text.MoreStems, text.BodyStems))
        {
            var key = (site, text.Language, stem);
            _counts[key] = (text.Shown.GetValueOrDefault(stem, stem), _counts.GetValueOrDefault(key).More + 1);
        }
    }

    public void Take(string site, string language, IEnumerable<string> stems)
    {
        foreach (var stem in stems)
        {
            var (shown, more) = _counts.GetValueOrDefault((site, language, stem), (stem, 0));
            _counts[(site, language, stem)] = (shown, more - 1);
        }
    }

    public async Task WriteAsync()
    {
        foreach (var ((site, language, stem), (shown, more)) in _counts.Where(pair => pair.Value.More != 0))
        {
            await table.CountAsync(connection, transaction, site, language, stem, shown, more, cancel);
        }

        await table.ForgetUnusedAsync(connection, transaction, cancel);
    }
}
