using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>Which entries are wanted.</summary>
public sealed class EntryFilter
{
    private readonly ApiCall _call;
    private readonly IReadOnlyList<string> _types;
    private readonly IReadOnlyList<string> _topics;
    private readonly IReadOnlyList<string> _audiences;
    private readonly IReadOnlyList<FieldCondition> _where;
    private readonly DateOnly? _from, _to, _since;
    private readonly string? _address, _under;
    private readonly bool _translated;

    public EntryFilter(ApiCall call, ContentTypes types)
    {
        (_call, _types, _topics, _audiences) = (call, call.List("type"), call.List("topic"), call.List("audience"));
        (_from, _to, _since) = (call.Date("from"), call.Date("to"), call.Date("updatedSince"));
        (_address, _under, _translated) = (call["address"], call["under"] is { } under ? under.TrimEnd('/') + "/" : null, call.Flag("translated"));
        _where = [.. call.List("where").Select(one => Read(one, types))];
    }

    public bool Wants(Entry entry)
    {
        var item = entry.Item;
        return (_types.Count == 0 || _types.Contains(entry.Type.Name))
            && (_topics.Count == 0 || item.Topics.Any(_topics.Contains))
            && (_audiences.Count == 0 || item.Audiences.Any(_audiences.Contains))
            && (_address is null || entry.Address == _address)
            && (_under is null || entry.Address?.StartsWith(_under, StringComparison.Ordinal) == true)
            && (!_translated || entry.IsIn(_call.Language))
            && (_since is not { } since || DateOnly.FromDateTime(EntryOrder.UpdatedAt(entry) ?? DateTime.UnixEpoch) >= since)
            && IsWithin(item)
            && _where.All(condition => condition.HoldsFor(entry))
            && IsVisible(_call.Reader, entry);
    }

    /// <summary>Whether readers see it at this moment: updates of today and before, banners while they are shown. What has its hour to come is not given away.</summary>
    public static bool IsVisible(Reader reader, Entry entry)
    {
        if (entry.Item is Banner banner)
        {
            var now = reader.Site.Clock.Now;
            foreach (var moment in new[] { banner.From, banner.Until }.OfType<DateTime>().Select(reader.Site.Clock.At).Where(moment => moment > now))
            {
                reader.ChangesAt(moment);
            }

            return (banner.From is not { } from || reader.Site.Clock.At(from) <= now) && (banner.Until is not { } until || reader.Site.Clock.At(until) > now);
        }

        if (entry.Item is Update update && update.Date > reader.Site.Clock.Today)
        {
            reader.ChangesAt(reader.Site.Clock.At(update.Date.ToDateTime(TimeOnly.MinValue)));
            return false;
        }

        return true;
    }

    private bool IsWithin(ContentItem item) => (_from is null && _to is null) || item switch
    {
        Update update => (_from is not { } from || update.Date >= from) && (_to is not { } to || update.Date <= to),
        Event happening => (_from is not { } from || DateOnly.FromDateTime(happening.Repeats is null ? happening.Ends : DateTime.MaxValue) >= from) && (_to is not { } to || DateOnly.FromDateTime(happening.Starts) <= to),
        _ => false,
    };

    private static FieldCondition Read(string condition, ContentTypes types)
    {
        var colon = condition.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? condition : condition[..colon];
        return colon < 0 || !types.All.Where(type => type.IsDelivered).SelectMany(FieldCondition.Comparable).Any(field => Schema.NameOf(field) == name)
            ? throw new ApiException(400, $"“{PreventPublic.Core.PlainLine.Of(name)}” in “where” is not field:value with a field that can be compared.", "where")
            : new FieldCondition(name, condition[(colon + 1)..]);
    }
}
