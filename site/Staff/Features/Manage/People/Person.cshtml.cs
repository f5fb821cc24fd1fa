using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Features.Manage.People;

/// <summary>One member of staff: roles, state, a way back in.</summary>
[Needs(Permissions.StaffManage)]
public sealed class PersonModel(StaffStore store, Inviter inviter, ISiteDirectory sites, TimeProvider time) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public StaffUser Person { get; private set; } = null!;

    public string? Link { get; private set; }

    public IEnumerable<Core.Web.Forms.Choice> Sites => GrantRules.SitesFor(Staff, sites);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private string Here => $"/manage/staff/{Id}";

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostGrantAsync(string where, string role, string? languages)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        foreach (var (field, message) in GrantRules.Problems(Staff, sites, where, role, languages))
        {
            Wrong(field, message);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!Person.Grants.Any(grant => grant.Site == where && grant.Role == role))
        {
            store.Add(new GrantRecord { UserId = Id, Site = where, Role = role, Languages = GrantRules.Normal(languages), By = Staff.Name, At = Now });
            StaffAudit.Post(store, Staff, "role.given", where, Person.Email!, time, role);
            await store.SaveChangesAsync(Cancel);
        }

        return GoTo(Here, "The role is given");
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid grant)
    {
        if (!await ReadAsync() || Person.Grants.FirstOrDefault(g => g.Id == grant) is not { } taken || !Staff.May(Permissions.StaffManage, taken.Site))
        {
            return NotFound();
        }

        if (await IsLastAdministratorAsync(taken))
        {
            return Keep();
        }

        store.Remove(taken);
        StaffAudit.Post(store, Staff, "role.taken", taken.Site, Person.Email!, time, taken.Role);
        await store.SaveChangesAsync(Cancel);
        return GoTo(Here, "The role is taken away");
    }

    public async Task<IActionResult> OnPostDisableAsync(bool disable)
    {
        if (!await ReadAsync() || !MayChangeAccount())
        {
            return NotFound();
        }

        foreach (var grant in disable ? Person.Grants : [])
        {
            if (await IsLastAdministratorAsync(grant))
            {
                return Keep();
            }
        }

        Person.DisabledAt = disable ? Now : null;
        foreach (var session in await store.Sessions.Where(s => s.UserId == Id && s.EndedAt == null && disable).ToListAsync(Cancel))
        {
            session.EndedAt = Now;
        }

        StaffAudit.Post(store, Staff, disable ? "staff.disabled" : "staff.enabled", StaffMember.EverySite, Person.Email!, time);
        await store.SaveChangesAsync(Cancel);
        return GoTo(Here, disable ? "The account is disabled and signed out everywhere" : "The account works again");
    }

    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (!await ReadAsync() || !MayChangeAccount())
        {
            return NotFound();
        }

        Link = $"{Request.Scheme}://{Request.Host}{Inviter.Path}{await inviter.LetBackInAsync(Id, Staff, Cancel)}";
        return Page();
    }

    /// <summary>Whoever has roles on other sites as well can only be let in, or shut out, by somebody who is an administrator of all those.</summary>
    public bool MayChangeAccount() => Person.Grants.All(grant => Staff.May(Permissions.StaffManage, grant.Site));

    private async Task<bool> ReadAsync()
    {
        var found = await store.Users.Include(user => user.Grants).FirstOrDefaultAsync(user => user.Id == Id, Cancel);
        Title(found?.Name ?? "");
        Person = found!;
        return found is not null;
    }

    /// <summary>Somebody must be left who can let others in.</summary>
    private async Task<bool> IsLastAdministratorAsync(GrantRecord grant) =>
        grant.Role == Roles.Role.Administrator.Name && grant.Site == StaffMember.EverySite
        && !await store.Users.AnyAsync(user => user.Id != Id && user.DisabledAt == null
            && user.Grants.Any(other => other.Role == grant.Role && other.Site == grant.Site), Cancel);

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Keep()
    {
        Wrong("", "This is the last administrator of every site. Make somebody else one first.");
        return Invalid(409);
    }
}
