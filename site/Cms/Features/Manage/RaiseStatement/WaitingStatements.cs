using PreventPublic.Cms.Editing;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.RaiseStatement;

/// <summary>Statements that wait for a second person.</summary>
public sealed class WaitingStatements(Statements statements) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var count = staff.May(Permissions.ContentPublish, site) ? (await statements.RaisedAsync(site, cancel)).Count(raised => raised.Waits && raised.English.AuthorId != staff.Id) : 0;
        return count == 0 ? [] : [new WaitingWork(count == 1 ? "statement waits for you" : "statements wait for you", count, $"/manage/{site}/statements")];
    }
}
