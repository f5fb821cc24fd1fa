using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.Manage;

/// <summary>Addresses of the screens about content.</summary>
public static class ManageLinks
{
    /// <summary>Stands in addresses for the folder of a site's own settings, which has no name.</summary>
    public const string Settings = "settings";

    public static string FolderOf(string segment) => segment == Settings ? "" : segment;

    public static string SegmentOf(string folder) => folder.Length == 0 ? Settings : folder;

    public static string Home(string site) => $"/manage/{site}";

    public static string Content(string site, string? folder = null) => $"/manage/{site}/content{(folder is null ? "" : $"?folder={SegmentOf(folder)}")}";

    public static string Media(string site) => $"/manage/{site}/media";

    /// <summary>The file itself.</summary>
    public static string MediaFile(string site, string name) => $"{Media(site)}?handler=File&name={Uri.EscapeDataString(name)}";

    public static string FocalPoint(string site, string name) => $"{Media(site)}/focal-point?name={Uri.EscapeDataString(name)}";

    public static string PublishTogether(string site) => $"/manage/{site}/publish";

    public static string PlannedSet(string site, Guid set) => Editing.ManageAddress.OfPlannedSet(site, set);

    /// <summary>Where a plan is looked at: the version, or the set that it is in.</summary>
    public static string Plan(string site, Guid version, Guid? set) => set is null ? Version(site, version) : PlannedSet(site, set.Value);

    public static string Edit(DocumentPath path) => To("edit", path);

    public static string History(DocumentPath path) => To("history", path);

    public static string Review(DocumentPath path) => To("review", path);

    public static string Share(DocumentPath path) => To("share", path);

    public static string Poster(DocumentPath path, string size) => $"{To("poster", path)}?size={size}";

    public static string New(string site, string type) => $"/manage/{site}/new/{type}";

    /// <summary>The form for something new, with what this entry says.</summary>
    public static string Copy(DocumentPath path, string type) => $"/manage/{path.Site}/edit/{SegmentOf(path.Folder)}/en/new?NewType={type}&Like={Uri.EscapeDataString(path.Key)}";

    public static string Version(string site, Guid id) => Editing.ManageAddress.OfVersion(site, id);

    public static string Compare(string site, Guid before, Guid after) => $"/manage/{site}/compare/{before}/{after}";

    public static string Preview(string site, Guid id) => $"/manage/{site}/preview/{id}";

    public static string Files(string site) => $"/manage/{site}/files";

    public static string Looks(string site) => $"/manage/{site}/looks";

    public static string NewLook(string site, Guid? version = null) => $"/manage/{site}/looks/new{(version is null ? "" : $"?version={version}")}";

    public static string Look(string site, Guid id) => Editing.ManageAddress.OfLook(site, id);

    public static DocumentPath PathOf(VersionRecord version) => new(version.Entry.Site, version.Entry.Folder, version.Entry.Key, version.Language);

    private static string To(string screen, DocumentPath path) => $"/manage/{path.Site}/{screen}/{SegmentOf(path.Folder)}/{path.Language}/{path.Key}";
}
