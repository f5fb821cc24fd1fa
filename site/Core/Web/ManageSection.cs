namespace PreventPublic.Core.Web;

/// <summary>An entry of a site's menu in Manage. Modules register theirs; the layout shows those that the person may use.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Path">What follows <c>/manage/{site}</c>: <c>/events</c>.</param>
/// <param name="Permission">The permission it needs on the site.</param>
/// <param name="Order">Lowest first; its tens say which row it stands in.</param>
public sealed record ManageSection(string Label, string Path, string Permission, int Order)
{
    /// <summary>The row, by what an officer is about to do.</summary>
    public string Group => Order switch
    {
        < 20 => "Publish",
        < 40 => "Engage",
        < 50 => "Tell",
        _ => "Data",
    };
}
