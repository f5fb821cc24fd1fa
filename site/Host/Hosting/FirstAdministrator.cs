using Microsoft.Extensions.Options;
using PreventPublic.Core.Access;
using PreventPublic.Core.Stores;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Host.Hosting;

/// <summary>While nobody can sign in, every start prints a one-time link with which the first administrator sets up an account. There is no default password.</summary>
public sealed class FirstAdministrator([FromKeyedServices(StaffStore.Name)] StoreDatabase staff, IOptions<ManageOptions> options)
{
    public async Task OfferAsync(WebApplication app)
    {
        var host = options.Value.Host;
        if (host.Length == 0 || await AnybodyCanSignInAsync())
        {
            return;
        }

        // Only now: it brings EF Core with it.
        var inviter = app.Services.GetRequiredService<Inviter>();
        var secret = await inviter.InviteAsync(new Invitee("Administrator", Inviter.FirstEmail, StaffMember.EverySite, Role.Administrator.Name), by: null, CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var own = new Uri(app.Urls.FirstOrDefault(url => url.StartsWith("http:", StringComparison.Ordinal)) ?? SiteHost.DefaultUrl);
            var origin = app.Environment.IsDevelopment() ? $"http://{host}:{own.Port}" : $"https://{host}";
            Console.WriteLine($"\nNobody can sign in yet. Set up the first administrator within seven days at\n  {origin}{Inviter.Path}{secret}\n");
        });
    }

    private async Task<bool> AnybodyCanSignInAsync() =>
        await staff.AnyAsync("AspNetUsers", "\"PasswordHash\" IS NOT NULL", CancellationToken.None)
        || await staff.AnyAsync("AspNetUserPasskeys", "1 = 1", CancellationToken.None);
}
