using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Invitations;

/// <summary>Whom to invite, and to what.</summary>
/// <param name="Site">A site's id or <see cref="StaffMember.EverySite"/>.</param>
public sealed record Invitee(string Name, string Email, string Site, string Role, string Languages = "");

/// <summary>Makes accounts and the one-time links that open them.</summary>
public sealed class Inviter(IDbContextFactory<StaffStore> stores, TimeProvider time)
{
    /// <summary>The address of the link's page; the secret follows.</summary>
    public const string Path = "/manage/welcome/";

    /// <summary>Stands where the first administrator's address will be, until they give it on the page behind the link.</summary>
    public const string FirstEmail = "first-administrator@prevent.invalid";

    /// <summary>Makes the account where there is none, gives it the role, and opens a new link; links given before stop working.</summary>
    /// <returns>The secret of the link. It is not kept and cannot be shown again.</returns>
    public async Task<string> InviteAsync(Invitee invitee, StaffMember? by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var email = invitee.Email.Trim();
        var normal = email.ToUpperInvariant();
        var user = await store.Users.Include(u => u.Grants).FirstOrDefaultAsync(u => u.NormalizedEmail == normal, cancel);
        if (user is null)
        {
            user = new StaffUser
            {
                Name = invitee.Name.Trim(),
                UserName = email,
                NormalizedUserName = normal,
                Email = email,
                NormalizedEmail = normal,
                EmailConfirmed = true,
                CreatedAt = Now,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            store.Add(user);
        }

        if (!user.Grants.Any(grant => grant.Site == invitee.Site && grant.Role == invitee.Role))
        {
            store.Add(new GrantRecord { UserId = user.Id, Site = invitee.Site, Role = invitee.Role, Languages = invitee.Languages, By = by?.Name ?? CommandLine, At = Now });
        }

        var secret = await OpenAsync(store, user.Id, by, cancel);
        store.Post(AuditLine.Kind, new AuditLine(by?.Id, by?.Name ?? CommandLine, "staff.invited", invitee.Site, email, Now, Note: invitee.Role), Now);
        await store.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>A new link for somebody who lost every way to sign in.</summary>
    public async Task<string> LetBackInAsync(Guid userId, StaffMember by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var user = await store.Users.FirstAsync(u => u.Id == userId, cancel);
        var secret = await OpenAsync(store, userId, by, cancel);
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, "staff.new-link", StaffMember.EverySite, user.Email!, Now), Now);
        await store.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>The account that an open link belongs to.</summary>
    public async Task<(InvitationRecord Invitation, StaffUser User)?> FindAsync(StaffStore store, string secret, CancellationToken cancel)
    {
        var hash = HashOf(secret);
        var invitation = await store.Invitations.FirstOrDefaultAsync(i => i.SecretHash == hash, cancel);
        return invitation is not null && invitation.IsOpen(Now) && await store.Users.FirstOrDefaultAsync(u => u.Id == invitation.UserId && u.DisabledAt == null, cancel) is { } user
            ? (invitation, user)
            : null;
    }

    private const string CommandLine = "command line";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<string> OpenAsync(StaffStore store, Guid userId, StaffMember? by, CancellationToken cancel)
    {
        foreach (var earlier in await store.Invitations.Where(i => i.UserId == userId && i.UsedAt == null && i.RevokedAt == null).ToListAsync(cancel))
        {
            earlier.RevokedAt = Now;
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        store.Add(new InvitationRecord { SecretHash = HashOf(secret), UserId = userId, By = by?.Name ?? CommandLine, At = Now });
        return secret;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
