using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.Manage.AskOutside;

/// <summary>A remark as it is shown.</summary>
/// <param name="IsOfNow">Whether the version still shows exactly what it showed then.</param>
public sealed record RemarkLine(string Name, string Text, bool Agrees, DateTime At, bool IsOfNow)
{
    /// <param name="now">The version's effective hash now.</param>
    public static IReadOnlyList<RemarkLine> Of(IEnumerable<RemarkRecord> remarks, string now) =>
        [.. remarks.OrderBy(remark => remark.At).Select(remark => new RemarkLine(remark.Name.Length > 0 ? remark.Name : "somebody outside", remark.Text, remark.Agrees, remark.At, remark.EffectiveHash == now))];
}
