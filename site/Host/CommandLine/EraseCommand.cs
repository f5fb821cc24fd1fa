using System.CommandLine;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Features.Training;

namespace PreventPublic.Host.CommandLine;

/// <summary><c>erase</c>: shows or erases what is held about one person, or erases all whose time is over.</summary>
public static class EraseCommand
{
    public const string Name = "erase";

    public static Command Make()
    {
        var email = new Argument<string?>("email") { Description = "The person's e-mail address; without it, everybody whose time is over", Arity = ArgumentArity.ZeroOrOne };
        var show = new Option<bool>("--show") { Description = "Erase nothing: print what is held about the person, for giving it to them" };
        var by = new Option<string>("--by") { Description = "Who asked, for the ledger", DefaultValueFactory = _ => $"command line ({Environment.UserName})" };
        var json = new Option<bool>("--json") { Description = "Print for programs" };
        var command = new Command(Name, "Forget people, or show what is held about one") { email, show, by, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var output = new Output(parsed.GetValue(json));
            var person = parsed.GetValue(email);
            if (person is not null && !EmailAddress.IsValid(person))
            {
                Console.Error.WriteLine($"“{person}” is not an e-mail address.");
                return 1;
            }

            await using var services = await CommandHost.BuildWithStoresAsync(cancel);
            var eraser = services.GetRequiredService<PeopleEraser>();
            var subscribers = services.GetRequiredService<SubscriberEraser>();
            var partners = services.GetRequiredService<PartnerEraser>();
            var training = services.GetRequiredService<TrainingEraser>();
            if (person is not null && parsed.GetValue(show))
            {
                new Output(json: true).Result((object[])[.. await eraser.ExportPersonAsync(person, cancel), .. await subscribers.ExportPersonAsync(person, cancel), .. await partners.ExportPersonAsync(person, cancel), .. await training.ExportPersonAsync(person, cancel)]);
                return 0;
            }

            var erased = person is null ? await eraser.EraseDueAsync(cancel) : await eraser.ErasePersonAsync(person, parsed.GetValue(by)!, cancel);
            var subscriptions = person is null ? await subscribers.EraseUnconfirmedAsync(cancel) : await subscribers.ErasePersonAsync(person, parsed.GetValue(by)!, cancel);
            var names = person is null ? await partners.EraseEndedAsync(cancel) : await partners.ErasePersonAsync(person, parsed.GetValue(by)!, cancel);
            var trained = person is null ? await training.EraseDueAsync(cancel) : await training.ErasePersonAsync(person, parsed.GetValue(by)!, cancel);
            var lines = person is null ? await services.GetRequiredService<PressEraser>().EraseDueAsync(cancel) : 0;
            var plans = person is null ? await services.GetRequiredService<EventPlanShelf>().EraseDueAsync(cancel) : 0;
            output.Say(names == 1 ? "1 partner's name erased" : $"{names} partners' names erased");
            if (person is null)
            {
                output.Say(lines == 1 ? "1 line of the press log deleted" : $"{lines} lines of the press log deleted");
                output.Say(plans == 1 ? "1 event plan deleted" : $"{plans} event plans deleted");
            }

            output.Say(trained == 1 ? "1 training record erased" : $"{trained} training records erased");
            output.Say(subscriptions == 1 ? "1 subscription erased" : $"{subscriptions} subscriptions erased");
            output.Say(erased == 1 ? "1 registration erased" : $"{erased} registrations erased");
            output.Result(new { erased, subscriptions, names, trained, lines, plans });
            return 0;
        });
        return command;
    }
}
