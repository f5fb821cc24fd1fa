using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Forms;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>What one gets, to be changed. It never shows the address: a bulletin may be forwarded with its links.</summary>
[SmallForm]
[ReadySecrets]
public sealed class PreferencesModel(Subscribing subscribing, SubscriberLinks links) : SubscriberPage
{
    public const string StopAction = "stop";

    public string Token { get; private set; } = "";

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public Answers Answers { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public bool Saved { get; private set; }

    public bool Stopped { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, string? done, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } subscriber)
        {
            return NotFound();
        }

        (Answers, Saved) = (ChoiceFields.Of(subscriber), done == "saved");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is null)
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(cancel);
        if (form["step"] == StopAction)
        {
            await subscribing.StopAsync(Visit.Site, token, cancel);
            Stopped = true;
            return Page();
        }

        Answers = ChoiceFields.Read(form, Fields);
        Faults = [.. ChoiceFields.Check(Answers, Fields)];
        if (Faults.Count > 0)
        {
            return Invalid();
        }

        return await subscribing.ChangeAsync(Visit.Site, token, ChoiceFields.ChosenIn(Answers), cancel)
            ? new SeeOther(Visit.Href(SubscriberLinks.PreferencesPage(token) + "?done=saved"))
            : NotFound();
    }

    private async Task<Subscriber?> FindAsync(string token, CancellationToken cancel)
    {
        (Token, Fields) = (token, ChoiceFields.Of(Visit));
        ShowAs("subscribe.preferences-title", SubscriberLinks.PreferencesPage(token));
        return await links.ToChooseAsync(Visit.Site, token, cancel);
    }
}
