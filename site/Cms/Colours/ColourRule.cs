using System.Globalization;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Colours;

/// <summary>A site's own colours must be told apart wherever one stands on another, as those of the themes are.</summary>
public sealed class ColourRule(ThemePalettes themes) : IContentRule
{
    public IReadOnlyList<string> Folders => [""];

    public void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults)
    {
        foreach (var site in sites.Values.Where(site => site.Settings.Colours.Count > 0))
        {
            var document = site.SettingsEntry.Documents.First();
            foreach (var twice in site.Settings.Colours.GroupBy(colour => colour.Name).Where(group => group.Count() > 1))
            {
                faults.Error(document.Path.File, document.LineOf("colours"), $"“{twice.Key}” is given twice", "give each colour once");
            }

            foreach (var one in SitePalette.Contrasts(site.Settings, themes).Where(one => !one.IsEnough))
            {
                faults.Error(
                    document.Path.File,
                    document.LineOf("colours"),
                    string.Create(CultureInfo.InvariantCulture, $"“{one.Pair.Foreground}” {one.Foreground} on “{one.Pair.Background}” {one.Background} has a contrast of {Math.Floor(one.Ratio * 100) / 100:0.##}: {one.Pair.Where}"),
                    string.Create(CultureInfo.InvariantCulture, $"at least {one.Pair.Ratio:0.#}"));
            }
        }
    }
}
