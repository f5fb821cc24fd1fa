namespace PreventPublic.Core.Access;

/// <summary>
/// Tells a member of staff, or all who may do something on a site, by e-mail of something that they have to do with. Posted to the change's own outbox; whoever knows the
/// address sends it on. Nobody is told who has left since.
/// </summary>
/// <param name="StaffId">One member; null for all who have <paramref name="Permission"/> on the site.</param>
/// <param name="Site">The site that it is about.</param>
/// <param name="Text">One paragraph: what happened, and what to do.</param>
/// <param name="Address">The screen to go to, from the root of Manage's host: <c>/manage/…</c></param>
/// <param name="Except">Who need not be told, having done it.</param>
public sealed record StaffNotice(Guid? StaffId, string Site, string Subject, string Text, string Address, string? Permission = null, Guid? Except = null)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "notice";
}
