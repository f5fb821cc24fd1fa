using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;

namespace PreventPublic.Tests.Checking;

/// <summary>A content folder, as <c>content check</c> sees it.</summary>
public static class CheckedContent
{
    public static readonly ThemeNames Themes = new(["newham", "thurrock"]);

    public static IReadOnlyList<Fault> FaultsIn(string folder, TimeProvider? time = null)
    {
        var faults = new Faults();
        ContentCheck.Run(ContentFolder.Read(folder, ContentTypes.BuiltIn, faults), faults, Themes, time ?? TimeProvider.System);
        return faults.All;
    }

    public static IEnumerable<string> ErrorsIn(string folder) =>
        FaultsIn(folder).Where(fault => fault.Severity == Severity.Error).Select(fault => fault.ToString());
}
