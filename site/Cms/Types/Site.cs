using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A council's site: its names, hosts, languages, look and menus. One file, <c>site.md</c>, per council.</summary>
[ContentType("site", "", Label = "Site", Default = true, Textless = true)]
public sealed record Site : ContentItem
{
    [Field("The council's name", Required = true, Translated = true, MaxLength = 80)]
    public string Council { get; init; } = "";

    [Field("The area's name", Required = true, Translated = true, MaxLength = 80)]
    public string Area { get; init; } = "";

    [Field("The police force", Required = true, Translated = true, MaxLength = 80)]
    public string Police { get; init; } = "";

    [Field("Host names", Required = true, Format = FieldFormat.Host)]
    public IReadOnlyList<string> Hosts { get; init; } = [];

    [Field("Languages besides English", Format = FieldFormat.Language)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    [Field("The look of the site: a folder under themes/", Required = true, MaxLength = 40, Format = FieldFormat.Theme)]
    public string Theme { get; init; } = "";

    [Field("Colours of its own, instead of the theme's. Each is checked for contrast")]
    public IReadOnlyList<SiteColour> Colours { get; init; } = [];

    [Field("Time zone", Format = FieldFormat.TimeZone)]
    public string TimeZone { get; init; } = "Europe/London";

    [Field("Highest English reading age, in years, before a warning")]
    public int ReadingAge { get; init; } = 11;

    [Field("Months after a round's close until single answers are destroyed. At most what this server allows; empty means that", Min = 1, Max = 36)]
    public int? KeepAnswersMonths { get; init; }

    [Field("Months after a round's close until texts that nobody has read are destroyed. At most what this server allows; empty means that", Min = 1, Max = 12)]
    public int? KeepTextsMonths { get; init; }

    [Field("Months until a closed line of the press log is deleted; empty means 24, or what this server says", Min = 1, Max = 120)]
    public int? KeepPressMonths { get; init; }

    [Field("Where “Exit this page” goes", Required = true, Format = FieldFormat.Url)]
    public string ExitTo { get; init; } = "https://www.bbc.co.uk/weather";

    [Field("Pages in the menu", RefersTo = "pages")]
    public IReadOnlyList<string> Navigation { get; init; } = [];

    [Field("Pages in the footer", RefersTo = "pages")]
    public IReadOnlyList<string> Footer { get; init; } = [];
}
