using System.Text.RegularExpressions;
using Ical.Net.DataTypes;
using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Files;

/// <summary>The shapes that text fields may have.</summary>
public static partial class FieldFormats
{
    /// <summary>What is allowed, when <paramref name="text"/> is not; null when it fits.</summary>
    public static string? Problem(FieldFormat format, string text) => format switch
    {
        FieldFormat.Url when !IsUrl(text) => "write a whole address, https://…",
        FieldFormat.Phone when !PhoneShape().IsMatch(text) => "digits and spaces, with one + in front if it is needed",
        FieldFormat.Email when !EmailShape().IsMatch(text) => "for example team@example.gov.uk",
        FieldFormat.Email when text.EndsWith(".pnn.police.uk", StringComparison.OrdinalIgnoreCase) => ".pnn.police.uk addresses no longer exist; ask the council for the present one",
        FieldFormat.Address when !AddressShape().IsMatch(text) => "an address of this site: it starts with / and holds lower-case letters, digits and hyphens",
        FieldFormat.AddressOrUrl when !AddressShape().IsMatch(text) && !IsUrl(text) => "an address of this site (/worried) or https://…",
        FieldFormat.RecurrenceRule when !IsRule(text) => "an RFC 5545 rule, for example FREQ=MONTHLY;BYDAY=1TH;COUNT=6; daily, weekly, monthly or yearly",
        FieldFormat.Host when Uri.CheckHostName(text) != UriHostNameType.Dns => "a host name without https:// and port",
        FieldFormat.TimeZone when !TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) => "an IANA time zone, for example Europe/London",
        FieldFormat.Colour when !IsColour(text) => "a colour as #rrggbb: # and six of 0 to 9 and a to f",
        _ => null,
    };

    public static bool IsColour(string text) => ColourShape().IsMatch(text);

    public static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;

    private static bool IsRule(string text)
    {
        try
        {
            var rule = new RecurrencePattern(text);
            return rule.Frequency is Ical.Net.FrequencyType.Daily or Ical.Net.FrequencyType.Weekly or Ical.Net.FrequencyType.Monthly or Ical.Net.FrequencyType.Yearly;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex ColourShape();

    [GeneratedRegex(@"^\+?[0-9][0-9 ]{1,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"^/([a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressShape();
}
