using System.CommandLine;
using PreventPublic.Core.Access;
using PreventPublic.Staff;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.Roles;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>user invite</c>: makes an account and prints its one-time link; the way in when every administrator is locked out.</summary>
public static class UserCommand
{
    public const string Name = "user";

    public static Command Make() => new(Name, "Work with staff accounts") { Invite() };

    private static Command Invite()
    {
        var email = new Argument<string>("email") { Description = "E-mail address" };
        var name = new Option<string?>("--name") { Description = "Name as colleagues know it; the e-mail address by default" };
        var role = new Option<string>("--role") { Description = $"One of {string.Join(", ", Role.All.Select(known => known.Name))}", DefaultValueFactory = _ => Role.Administrator.Name };
        var site = new Option<string>("--site") { Description = "A site's id, shared, or * for every site", DefaultValueFactory = _ => StaffMember.EverySite };
        var languages = new Option<string>("--languages") { Description = "For translators: language codes with spaces between", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "Print for programs" };
        var command = new Command("invite", "Make an account, or a way back into one, and print its one-time link") { email, name, role, site, languages, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Role.Find(parsed.GetValue(role)!) is null || !System.Net.Mail.MailAddress.TryCreate(parsed.GetValue(email), out _))
            {
                await Console.Error.WriteLineAsync($"Nothing was done: give an e-mail address, and a role of {string.Join(", ", Role.All.Select(known => known.Name))}.");
                return 1;
            }

            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            var invitee = new Invitee(parsed.GetValue(name) ?? parsed.GetValue(email)!, parsed.GetValue(email)!, parsed.GetValue(site)!, parsed.GetValue(role)!, GrantRules.Normal(parsed.GetValue(languages)));
            var path = Inviter.Path + await services.GetRequiredService<Inviter>().InviteAsync(invitee, by: null, cancel);
            var output = new Output(parsed.GetValue(json));
            output.Say($"Open this address on the Manage host within seven days; it works once:\n  {path}");
            output.Result(new { path });
            return 0;
        });
        return command;
    }
}
