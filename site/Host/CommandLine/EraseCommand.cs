using System.CommandLine;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Consultations.Keeping;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Mail;

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
            var desk = services.GetRequiredService<RequestDesk>();
            var erased = person is null ? await EraseDueAsync(services, cancel)
                : parsed.GetValue(show) ? null
                : await desk.EraseAsync(new DataSubject(person), desk.Codes, parsed.GetValue(by)!, cancel);
            if (erased is null)
            {
                new Output(json: true).Result((await desk.LookAsync(new DataSubject(person!), cancel))
                    .SelectMany(held => held.Records.Select(record => new { kind = held.Kind.Code, record.Site, record.Title, record.Details })).ToList());
                return 0;
            }

            foreach (var (label, count) in erased)
            {
                output.Say($"{label}: {count} erased");
            }

            output.Result(erased.Select(line => new { kind = line.Label, erased = line.Count }).ToList());
            return 0;
        });
        return command;
    }

    /// <summary>All whose time is over, as the host does by itself.</summary>
    private static async Task<IReadOnlyList<(string Label, int Count)>> EraseDueAsync(IServiceProvider services, CancellationToken cancel) =>
    [
        ("Registrations for events", await services.GetRequiredService<PeopleEraser>().EraseDueAsync(cancel)),
        ("Training records", await services.GetRequiredService<TrainingEraser>().EraseDueAsync(cancel)),
        ("Bulletin requests that were not confirmed", await services.GetRequiredService<SubscriberEraser>().EraseUnconfirmedAsync(cancel)),
        ("Names of champions and partners", await services.GetRequiredService<PartnerEraser>().EraseEndedAsync(cancel)),
        ("Closed lines of the press log", await services.GetRequiredService<PressEraser>().EraseDueAsync(cancel)),
        ("Event plans", await services.GetRequiredService<EventPlanShelf>().EraseDueAsync(cancel)),
        ("Anonymous answers and unread texts", await services.GetRequiredService<AnswerEraser>().EraseDueAsync(cancel)),
        ("Mails in the mail folder", await services.GetRequiredService<MailFolder>().EraseDueAsync(cancel)),
    ];
}
