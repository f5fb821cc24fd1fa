using System.Globalization;
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
    private readonly IReadOnlyList<(string Field, string Value)> _where;
    private readonly DateOnly? _from, _to, _since;

    public EntryFilter(ApiCall call, ContentTypes types)
    {
        (_call, _types, _topics, _audiences) = (call, call.List("type"), call.List("topic"), call.List("audience"));
        (_from, _to, _since) = (call.Date("from"), call.Date("to"), call.Date("updatedSince"));
        _where = [.. call.List("where").Select(one => Read(one, types))];
    }

    public bool Wants(Entry entry)
    {
        var item = entry.Item;
        return (_types.Count == 0 || _types.Contains(entry.Type.Name))
            && (_topics.Count == 0 || item.Topics.Any(_topics.Contains))
            && (_audiences.Count == 0 || item.Audiences.Any(_audiences.Contains))
            && (_call["address"] is not { } address || entry.Address == address)
            && (_call["under"] is not { } under || entry.Address?.StartsWith(under.TrimEnd('/') + "/", StringComparison.Ordinal) == true)
            && (!_call.Flag("translated") || entry.IsIn(_call.Language))
            && (_since is not { } since || DateOnly.FromDateTime(EntryOrder.UpdatedAt(entry)) >= since)
            && IsWithin(item)
            && _where.All(pair => Comparable(entry.Type).FirstOrDefault(field => Schema.NameOf(field) == pair.Field) is { } field && Holds(field.ValueIn(item), pair.Value))
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

    private static (string, string) Read(string condition, ContentTypes types)
    {
        var colon = condition.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? condition : condition[..colon];
        return colon < 0 || !types.All.Where(type => type.IsDelivered).SelectMany(Comparable).Any(field => Schema.NameOf(field) == name)
            ? throw new ApiException(400, $"“{PreventPublic.Core.PlainLine.Of(name)}” in “where” is not field:value with a field that can be compared.", "where")
            : (name, condition[(colon + 1)..]);
    }

    private static IEnumerable<FieldDefinition> Comparable(ContentType type) => type.Fields.Where(field => !field.Rules.Private && field.Kind is not FieldKind.Group);

    private static bool Holds(object? value, string wanted) => value switch
    {
        null => wanted.Length == 0,
        bool flag => wanted == (flag ? "true" : "false"),
        DateOnly day => wanted == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => list.Contains(wanted),
        IFormattable other => wanted == other.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Equals(value.ToString(), wanted, StringComparison.OrdinalIgnoreCase),
    };
}
