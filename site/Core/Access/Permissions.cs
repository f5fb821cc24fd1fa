namespace PreventPublic.Core.Access;

/// <summary>What staff may be allowed to do. Roles are sets of these; every route of Manage names the one it needs.</summary>
public static class Permissions
{
    /// <summary>To be signed in is enough.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Open to anybody: the sign-in pages themselves.</summary>
    public const string Anyone = "anyone";

    public const string ContentRead = "content.read";
    public const string ContentWrite = "content.write";
    public const string ContentTranslate = "content.translate";
    public const string ContentApprove = "content.approve";
    public const string ContentPublish = "content.publish";

    /// <summary>Menus, hosts, languages, theme, retention of a site.</summary>
    public const string SiteSettings = "site.settings";

    public const string EventsManage = "events.manage";
    public const string ConsultationsManage = "consultations.manage";
    public const string BulletinsManage = "bulletins.manage";
    public const string FiguresRead = "figures.read";
    public const string FiguresWrite = "figures.write";
    public const string StaffManage = "staff.manage";
    public const string AuditRead = "audit.read";

    /// <summary>To show and to erase what is held about one person.</summary>
    public const string DataRequests = "data.requests";

    public static readonly IReadOnlyList<string> All =
    [
        ContentRead, ContentWrite, ContentTranslate, ContentApprove, ContentPublish, SiteSettings, EventsManage, ConsultationsManage,
        BulletinsManage, FiguresRead, FiguresWrite, StaffManage, AuditRead, DataRequests,
    ];
}

/// <summary>
/// Declares the permission that a page or route of Manage needs, on the site that its address names
/// (<c>/manage/{site}/…</c>); on addresses without a site, having it on any site is enough.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string permission) : Attribute
{
    /// <summary>The route value that names the site.</summary>
    public const string SiteKey = "site";

    public string Permission { get; } = permission;
}
