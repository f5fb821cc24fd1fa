namespace PreventPublic.Core.Web;

/// <summary>An entry of a site's menu in Manage. Modules register theirs; the layout shows those that the person may use.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Path">What follows <c>/manage/{site}</c>: <c>/events</c>.</param>
/// <param name="Permission">The permission it needs on the site.</param>
/// <param name="Order">Lowest first.</param>
public sealed record ManageSection(string Label, string Path, string Permission, int Order);
