using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Staff.Account;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Features.Manage.Account;

/// <summary>My ways to sign in, and where I am signed in.</summary>
[Needs(Permissions.SignIn)]
public sealed class IndexModel(StaffStore store, UserManager<StaffUser> users, StaffSignIn signIn, Authenticators authenticators, TimeProvider time) : ManagePage
{
    [BindProperty]
    public string Credential { get; set; } = "";

    [BindProperty]
    public string PasskeyName { get; set; } = "";

    public StaffUser Me { get; private set; } = null!;

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<SessionRecord> Sessions { get; private set; } = [];

    public Guid? ThisSession => SessionCookie.SessionOf(User);

    public int RecoveryCodesLeft { get; private set; }

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostOptionsAsync()
    {
        await ReadAsync();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(Authenticators.EntityOf(Me)), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        await ReadAsync();
        if (!await authenticators.AddPasskeyAsync(Me, Credential, PasskeyName))
        {
            Wrong("", "The passkey could not be made. Try again.");
            return Invalid();
        }

        return await DoneAsync("passkey added", "The new passkey works");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string id)
    {
        await ReadAsync();
        if (Passkeys.FirstOrDefault(passkey => IdOf(passkey) == id) is not { } passkey)
        {
            return NotFound();
        }

        if (Passkeys.Count == 1 && !Me.TwoFactorEnabled)
        {
            Wrong("", "This is your only way to sign in. Add another first.");
            return Invalid(409);
        }

        await users.RemovePasskeyAsync(Me, passkey.CredentialId);
        return await DoneAsync("passkey removed", "The passkey is removed");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await store.Sessions.Where(s => s.Id == id && s.UserId == Staff.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, time.GetUtcNow().UtcDateTime), Cancel);
        return GoTo("/manage/account", "That device is signed out");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await store.Sessions.Where(s => s.Id != ThisSession && s.UserId == Staff.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, time.GetUtcNow().UtcDateTime), Cancel);
        return GoTo("/manage/account", "All other devices are signed out");
    }

    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    private async Task ReadAsync()
    {
        Title("Your account");
        Me = (await users.FindByIdAsync(Staff.Id.ToString()))!;
        Passkeys = await users.GetPasskeysAsync(Me);
        RecoveryCodesLeft = await users.CountRecoveryCodesAsync(Me);
        var now = time.GetUtcNow().UtcDateTime;
        Sessions = [.. (await store.Sessions.AsNoTracking().Where(s => s.UserId == Me.Id && s.EndedAt == null && s.StartedAt > now - SessionRecord.Lifetime).ToListAsync(Cancel))
            .Where(s => s.IsOpen(now)).OrderByDescending(s => s.SeenAt)];
    }

    private async Task<IActionResult> DoneAsync(string note, string done)
    {
        await users.UpdateAsync(Me);
        await AuditAsync(note);
        return GoTo("/manage/account", done);
    }

    private async Task AuditAsync(string note)
    {
        StaffAudit.Post(store, Staff, "account.changed", StaffMember.EverySite, Staff.Email, time, note);
        await store.SaveChangesAsync(Cancel);
    }
}
