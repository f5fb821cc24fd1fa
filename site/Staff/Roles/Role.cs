using Can = PreventPublic.Core.Access.Permissions;

namespace PreventPublic.Staff.Roles;

/// <summary>A named set of permissions. Nobody may approve what they wrote themselves, whatever the role.</summary>
public sealed record Role(string Name, string Label, string Does, IReadOnlySet<string> Permissions)
{
    public static readonly Role Author = Of("author", "Author", "Writes and asks for approval", Can.ContentRead, Can.ContentWrite);

    public static readonly Role Editor = Of("editor", "Editor", "Writes, and approves what others wrote",
        Can.ContentRead, Can.ContentWrite, Can.ContentApprove, Can.FiguresRead);

    public static readonly Role Publisher = Of("publisher", "Publisher", "As an editor, and publishes, schedules and withdraws",
        Can.ContentRead, Can.ContentWrite, Can.ContentApprove, Can.ContentPublish, Can.FiguresRead);

    public static readonly Role Translator = Of("translator", "Translator", "Translates into the languages given, and checks translations",
        Can.ContentRead, Can.ContentTranslate);

    public static readonly Role EngagementOfficer = Of("engagement-officer", "Engagement officer", "Runs events, consultations and bulletins, and writes about them",
        Can.ContentRead, Can.ContentWrite, Can.EventsManage, Can.ConsultationsManage, Can.BulletinsManage, Can.FiguresRead);

    public static readonly Role Analyst = Of("analyst", "Analyst", "Reads and enters the figures of the strategy",
        Can.ContentRead, Can.FiguresRead, Can.FiguresWrite);

    public static readonly Role Administrator = Of("administrator", "Administrator", "Everything, and who may do what", [.. Can.All]);

    public static readonly IReadOnlyList<Role> All = [Author, Editor, Publisher, Translator, EngagementOfficer, Analyst, Administrator];

    public static Role? Find(string name) => All.FirstOrDefault(role => role.Name == name);

    private static Role Of(string name, string label, string does, params string[] permissions) =>
        new(name, label, does, permissions.ToHashSet(StringComparer.Ordinal));
}
