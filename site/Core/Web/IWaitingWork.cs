using PreventPublic.Core.Access;

namespace PreventPublic.Core.Web;

/// <summary>Something of another module's that waits for a person of a site.</summary>
/// <param name="What">As it follows its number: <c>bulletins to approve</c>.</param>
/// <param name="Address">Where it is done.</param>
public sealed record WaitingWork(string What, int Count, string Address);

/// <summary>Tells the first screen of a site what waits in a module. Each says only what this person may do.</summary>
public interface IWaitingWork
{
    Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel);
}
