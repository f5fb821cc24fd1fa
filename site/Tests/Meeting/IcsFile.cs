using System.Globalization;

namespace PreventPublic.Tests.Meeting;

/// <summary>
/// Reads an iCalendar file as RFC 5545 is written and by nothing of the library that wrote it: lines are unfolded here, and a
/// local time becomes UTC only by the rules that stand in the file's own VTIMEZONE.
/// </summary>
public sealed class IcsFile
{
    private readonly List<(string Inside, string Name, string Parameters, string Value)> _lines = [];

    public IcsFile(string text)
    {
        RawLines = text.Split("\r\n");
        var inside = new Stack<string>();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..colon].Split(';')[0];
            if (name == "BEGIN")
            {
                inside.Push(line[(colon + 1)..]);
            }

            _lines.Add((inside.Peek(), name, line[name.Length..colon], line[(colon + 1)..]));
            if (name == "END")
            {
                inside.Pop();
            }
        }
    }

    public IReadOnlyList<string> RawLines { get; }

    public string this[string inside, string name] => _lines.Single(line => line.Inside == inside && line.Name == name).Value;

    public string Parameters(string inside, string name) => _lines.Single(line => line.Inside == inside && line.Name == name).Parameters;

    /// <summary>A property of the event that has <c>TZID</c>, in UTC.</summary>
    public DateTime UtcOf(string name)
    {
        var local = Read(this["VEVENT", name]);
        return local - OffsetAt(local);
    }

    /// <summary>The offset of the zone's part that began last before the time.</summary>
    private TimeSpan OffsetAt(DateTime local)
    {
        var (latest, offset) = (DateTime.MinValue, TimeSpan.Zero);
        for (var at = 0; at < _lines.Count; at++)
        {
            if (_lines[at] is { Name: "BEGIN", Value: "STANDARD" or "DAYLIGHT" })
            {
                var part = _lines.Skip(at + 1).TakeWhile(line => line.Name != "END").ToList();
                foreach (var began in Onsets(part, local).Where(onset => onset <= local && onset > latest))
                {
                    (latest, offset) = (began, Offset(part.Single(line => line.Name == "TZOFFSETTO").Value));
                }
            }
        }

        return offset;
    }

    private static IEnumerable<DateTime> Onsets(List<(string Inside, string Name, string Parameters, string Value)> part, DateTime local)
    {
        var start = Read(part.Single(line => line.Name == "DTSTART").Value);
        yield return start;
        foreach (var rule in part.Where(line => line.Name == "RRULE").Select(line => line.Value.Split(';').Select(one => one.Split('=')).ToDictionary(pair => pair[0], pair => pair[1])))
        {
            if (rule["FREQ"] != "YEARLY" || rule["BYDAY"] != "-1SU")
            {
                throw new InvalidDataException("A rule that this reader does not know.");
            }

            for (var year = start.Year; year <= local.Year; year++)
            {
                var last = new DateTime(year, int.Parse(rule["BYMONTH"], CultureInfo.InvariantCulture), 1).AddMonths(1).AddDays(-1);
                yield return last.AddDays(-(int)last.DayOfWeek) + start.TimeOfDay;
            }
        }
    }

    private static TimeSpan Offset(string text) => (text[0] == '-' ? -1 : 1) * new TimeSpan(int.Parse(text[1..3], CultureInfo.InvariantCulture), int.Parse(text[3..5], CultureInfo.InvariantCulture), 0);

    private static DateTime Read(string text) => DateTime.ParseExact(text.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
