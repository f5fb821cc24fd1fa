using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Packs.Binding;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Pieces;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Host.CommandLine.Demo;

/// <summary>Briefings, a pack and a plan that never were, each saying so in its title.</summary>
public sealed class MadeUpWork(IDbContextFactory<PeopleStore> stores, IPublishedPieces pieces, TimeProvider time)
{
    private const string By = "demo seed";

    /// <summary>A site that has any of these is left as it is.</summary>
    /// <param name="today">The council's local day.</param>
    /// <returns>Whether anything was made.</returns>
    public async Task<bool> MakeAsync(string site, DateOnly today, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.Briefings.AnyAsync(b => b.Site == site, cancel) || await store.PlanItems.AnyAsync(i => i.Site == site, cancel))
        {
            return false;
        }

        foreach (var briefing in new[] { Committee(site, today.AddDays(-40)), Governors(site, today.AddDays(-12)), Members(site, today.AddDays(20)) })
        {
            briefing.Steps.Add(new BriefingStep { Did = "Made up", By = By, At = Now });
            store.Add(briefing);
            BriefingFacts.Post(store, [], BriefingFacts.Of(briefing), Now);
        }

        store.AddRange(Item(site, "Made up: film for parents", "publication", "parents", today.AddDays(-4)), Item(site, "Made up: poster for venues", "publication", "venues", today.AddDays(9)), Item(site, "Made up: spring campaign", "campaign", "", today.AddDays(30)));
        store.Add(PackOf(site));
        await store.SaveChangesAsync(cancel);
        return true;
    }

    private Briefing Committee(string site, DateOnly day)
    {
        var briefing = New(site, "made-up-scrutiny", "Made up: what the site does for residents", "committee", "Scrutiny committee", day);
        briefing.Covered = "This briefing is made up, to show how the site looks.\n\n## What changed\n\n- Pages in more languages\n- Contacts checked every quarter";
        briefing.Present = 11;
        briefing.IsPublic = true;
        briefing.Questions.Add(new BriefingQuestion { BriefingId = briefing.Id, Number = 1, Text = "How do residents without English find help?", Answer = "Every page about safety is in every language of the site.", AnsweredOn = day, Owner = "Communications team" });
        briefing.Questions.Add(new BriefingQuestion { BriefingId = briefing.Id, Number = 2, Text = "What do young people think of it?", Answer = "", Owner = "Engagement officer" });
        briefing.State = BriefingState.Published;
        (briefing.Shown, briefing.ShownAt) = (BriefingText.Of(briefing).ToJson(), Now);
        return briefing;
    }

    private static Briefing Governors(string site, DateOnly day)
    {
        var briefing = New(site, "made-up-governors", "Made up: termly briefing for governors", "schools", "Governors’ forum", day);
        (briefing.Covered, briefing.Present, briefing.State) = ("What governors can ask their school.", 24, BriefingState.Held);
        return briefing;
    }

    private static Briefing Members(string site, DateOnly day) => New(site, "made-up-members", "Made up: annual update for councillors", "members", "", day);

    private static Briefing New(string site, string slug, string title, string audience, string body, DateOnly day) => new()
    {
        Site = site,
        Slug = slug,
        Title = title,
        Audience = audience,
        Body = body,
        Date = day,
        Covered = "",
        Handouts = "",
        IsPublic = false,
        Language = Language.EnglishCode,
    };

    /// <summary>Nobody's, so nobody is reminded.</summary>
    private PlanItem Item(string site, string title, string kind, string audience, DateOnly due)
    {
        var item = new PlanItem { Site = site, Title = title, Kind = kind, Objective = "", Audience = audience, OwnerId = Guid.Empty, OwnerName = "Communications team", Due = due, Note = "" };
        item.Steps.Add(new PlanStep { To = PlanItemState.Planned, By = By, At = Now, Note = "made up" });
        return item;
    }

    private Pack PackOf(string site)
    {
        var pack = new Pack { Site = site, Language = Language.EnglishCode, Title = "Made up: a first pack for governors", Introduction = "Made up, to show how a pack is printed.", SavedBy = By, SavedAt = Now };
        var names = pieces.All(site, Language.English).GroupBy(piece => piece.Folder).SelectMany(group => group.Take(2)).Select(piece => piece.Name);
        pack.Items.AddRange(names.Select((name, at) => new PackItem { PackId = pack.Id, Name = name, Position = at + 1 }));
        return pack;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
