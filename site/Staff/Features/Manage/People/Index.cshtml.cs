using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Features.Manage.People;

/// <summary>Who may do what.</summary>
[Needs(Permissions.StaffManage)]
public sealed class IndexModel(StaffStore store) : ManagePage
{
    public IReadOnlyList<StaffUser> People { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Staff");
        People = await store.Users.AsNoTracking().Include(user => user.Grants).OrderBy(user => user.Name).ToListAsync(Cancel);
    }
}
