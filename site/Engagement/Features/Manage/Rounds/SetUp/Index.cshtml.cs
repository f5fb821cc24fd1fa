using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Manage.Rounds.SetUp;

/// <summary>Sets a round up. The private key is made in this browser and saved by it; what is sent is the public half.</summary>
[Needs(Permissions.ConsultationsManage)]
public sealed class IndexModel(IConsultationDirectory directory, RoundDesk desk) : ManagePage
{
    public Consultation Consultation { get; private set; } = null!;

    public PlannedRound Plan { get; private set; } = null!;

    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The public half of the box key, base64url.</summary>
    [BindProperty]
    public string PublicHalf { get; set; } = "";

    [BindProperty]
    public string FirstHolder { get; set; } = "Engagement officer";

    [BindProperty]
    public string SecondHolder { get; set; } = "Data protection officer";

    [BindProperty]
    public bool Saved { get; set; }

    public IActionResult OnGet(string key, string name, string door)
    {
        Id = Guid.NewGuid();
        return Find(key, name, door) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, [FromRoute] string name, [FromRoute] string door)
    {
        if (Find(key, name, door) is not { } survey)
        {
            return NotFound();
        }

        var box = BoxKey.Read(Base64.Read(PublicHalf) ?? []);
        Check(box);
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var plan = new NewRound(Id, Site!, key, name, door, survey, box!, PlainLine.Of(FirstHolder), PlainLine.Of(SecondHolder));
        if (!await desk.SetUpAsync(plan, Staff, Cancel))
        {
            Wrong("", "This round is set up already. The files that you just saved open nothing: throw them away");
            return Invalid(409);
        }

        return GoTo(RoundLinks.Round(Site!, Id), "The round is set up, and its fingerprints are published. Now give each keeper their file.");
    }

    /// <returns>The round's survey; null when nothing of the kind is published.</returns>
    private Survey? Find(string key, string name, string door)
    {
        if (Site is null || directory.Find(Site, key) is not { } consultation || consultation.Round(name) is not { } plan || door is not (Door.Panel or Door.Open) || !plan.Doors.Contains(door))
        {
            return null;
        }

        (Consultation, Plan) = (consultation, plan);
        Title($"Set up {plan.Id}: {consultation.Title}");
        return directory.Survey(Site, plan.Survey);
    }

    private void Check(BoxKey? box)
    {
        foreach (var (field, holder) in new[] { (nameof(FirstHolder), PlainLine.Of(FirstHolder)), (nameof(SecondHolder), PlainLine.Of(SecondHolder)) })
        {
            if (holder.Length is 0 or > Round.MaxHolder)
            {
                Wrong(field, $"Enter a role of {Round.MaxHolder} characters or fewer");
            }
        }

        if (PlainLine.Of(FirstHolder).Equals(PlainLine.Of(SecondHolder), StringComparison.OrdinalIgnoreCase))
        {
            Wrong(nameof(SecondHolder), "Name somebody else: two people keep a file, so that one can be lost");
        }

        if (box is null || Id == Guid.Empty)
        {
            Wrong("", "No key came. Open this page again in a browser with JavaScript and make the key");
        }
        else if (!Saved)
        {
            Wrong(nameof(Saved), "Say that you have saved both files");
        }
    }
}
