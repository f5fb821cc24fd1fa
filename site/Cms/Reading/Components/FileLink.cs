using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Reading.Components;

/// <summary>A file to download, with its kind, so that nobody is surprised by what opens.</summary>
public static class FileLink
{
    public static Html Of(Reader reader, string name, string title)
    {
        var kind = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        return MediaAddress.Of(reader, name) is { } address
            ? Html.Of($"<p class=\"pp-download\"><a class=\"govuk-link\" href=\"{address}\">{reader.Words["component.download", title]}</a> <span class=\"pp-download__facts\">{kind}</span></p>\n")
            : new Html();
    }
}
