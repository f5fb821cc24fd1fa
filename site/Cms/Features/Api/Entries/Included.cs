using System.Text.Json.Nodes;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>What entries show or point at, given beside them by name, each once, to a depth that was asked for.</summary>
public sealed class Included(ApiCall call)
{
    public const int MostDepth = 2;
    private const int Most = 100;
    private readonly IReadOnlyList<string> _kinds = call.List("include");
    private readonly JsonObject _found = [];

    /// <returns>Null when nothing was asked for.</returns>
    public JsonObject? Of(IEnumerable<Entry> entries)
    {
        var near = entries.ToList();
        var seen = near.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        for (var depth = call.Number("depth", 1); depth > 0 && _kinds.Count > 0; depth--)
        {
            near = [.. near.SelectMany(NamesIn).Distinct().Where(seen.Add).ToList().Select(Add).OfType<Entry>()];
        }

        return _kinds.Count > 0 ? _found : null;
    }

    private IEnumerable<string> NamesIn(Entry entry)
    {
        var references = entry.Documents.Where(document => document.Path.IsEnglish || document.Path.Language == call.Language.Code).Select(References.Of).ToList();
        return references.SelectMany(one => one.Embeds.Concat(one.Links)).Select(Name).Where(name => name is not null && Wanted(name)).Select(name => name!);
    }

    /// <summary>Links are addresses; everything else is a name already.</summary>
    private string? Name(string reference) => reference.StartsWith('/') ? call.Site.At(reference)?.Name : reference;

    private bool Wanted(string name) => name != References.AnyContact && _kinds.Contains(name[..Math.Max(0, name.IndexOf('/', StringComparison.Ordinal))]);

    private Entry? Add(string name)
    {
        if (_found.Count >= Most)
        {
            return null;
        }

        if (name.StartsWith("media/", StringComparison.Ordinal))
        {
            if (MediaAddress.Of(call.Reader, name) is { } address)
            {
                _found[name] = MediaJson.Of(call, name, address);
            }

            return null;
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (call.Reader.Find(name[..slash], name[(slash + 1)..]) is not { Type.IsDelivered: true } entry || !EntryFilter.IsVisible(call.Reader, entry))
        {
            return null;
        }

        _found[name] = EntryJson.Of(call, entry, new EntryShape([], []));
        return entry;
    }
}
