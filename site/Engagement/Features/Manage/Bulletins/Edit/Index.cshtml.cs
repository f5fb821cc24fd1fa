using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Material;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Edit;

/// <summary>A bulletin being written: the council's words, what is in it, for whom, in which order.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(BulletinShelf shelf, IEventDirectory directory, IBulletinMaterial material, EditionMaker maker, BulletinCheck check, BulletinReview review)
    : BulletinPage(shelf, directory)
{
    private readonly BulletinShelf _shelf = shelf;
    private IReadOnlyDictionary<string, Material> _changed = new Dictionary<string, Material>();

    [BindProperty]
    public BulletinForm Form { get; set; } = new();

    /// <summary>What the bulletin says elsewhere now, where a colleague saved in the meantime.</summary>
    public bool IsBehind { get; private set; }

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public IReadOnlyList<string> Audiences => [.. EditionMaker.AudiencesOf(Bulletin)];

    public string TitleOf(string name) => material.Text(Site!, name, Language.English)?.Title ?? $"{name} (not published any more)";

    public string WhenOf(string name) => material.Text(Site!, name, Language.English)?.When ?? "";

    /// <summary>What a piece is about, as the content names it; empty for everybody, whatever they chose.</summary>
    public string TopicsOf(string name) => string.Join(", ", (material.Text(Site!, name, Language.English)?.Topics ?? []).Select(topic => topic.Replace('-', ' ')));

    /// <summary>What was changed of a piece that readers had before; null for all others.</summary>
    public Material? ChangeOf(string name) => _changed.GetValueOrDefault(name);

    public bool MayRead(MaterialChange change) => Staff.May(Permissions.ContentRead, change.Site);

    public static string SizeOf(MaterialChange change) => change switch
    {
        { Words: 0 } => "only what is not its English words, as a translation",
        { Words: 1 } => "a small change, of one word",
        { IsSmall: true } => $"a small change, of {change.Words} words",
        _ => $"about {change.Words} words",
    };

    public static string Heading(MaterialKind kind) => kind switch
    {
        MaterialKind.News => "News",
        MaterialKind.Event => "Events to come",
        MaterialKind.Resource => "Materials",
        MaterialKind.YouSaid => "You said, we did",
        _ => "Changed since readers had it",
    };

    public async Task<IActionResult> OnGetAsync([FromRoute] string month)
    {
        if (!await FindAsync(month))
        {
            return NotFound();
        }

        Form = BulletinForm.Of(Bulletin, Languages);
        await LookAsync();
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync([FromRoute] string month) => SavedAsync(month, () => Task.FromResult<IActionResult>(Again("Saved.")));

    public Task<IActionResult> OnPostGatherAsync([FromRoute] string month) => SavedAsync(month, async () =>
        await _shelf.GatherAsync(Bulletin.Id, Staff, Cancel) switch
        {
            null => await BehindAsync(),
            0 => Again("Saved. Nothing else is news in this month."),
            var found => Again($"Saved. {found} more {(found == 1 ? "piece is" : "pieces are")} at the end of the lists."),
        });

    public Task<IActionResult> OnPostAskAsync([FromRoute] string month) => SavedAsync(month, async () =>
    {
        if (await review.AskAsync(Bulletin.Id, Form.Revision + 1, Staff, Cancel) is not { } refusal)
        {
            return Again("It is saved, and whoever may approve it has been told.");
        }

        await FindAsync(Bulletin.Month);
        Form = BulletinForm.Of(Bulletin, Languages);
        await LookAsync();
        Wrong("", $"It is saved, but not ready. {refusal}");
        return Invalid();
    });

    private async Task<IActionResult> SavedAsync(string month, Func<Task<IActionResult>> next)
    {
        if (!await FindAsync(month))
        {
            return NotFound();
        }

        foreach (var (field, fault) in Form.Faults(Languages))
        {
            Wrong(field, fault);
        }

        if (!ModelState.IsValid)
        {
            await LookAsync();
            return Invalid();
        }

        return await _shelf.SaveAsync(Form.Onto(Bulletin), Staff, Cancel) ? await next() : await BehindAsync();
    }

    private async Task<IActionResult> BehindAsync()
    {
        IsBehind = true;
        await LookAsync();
        Form.Revision = Bulletin.Revision;
        Wrong("", "Somebody else saved this bulletin while you were writing. What you typed is still here. Open it again in another tab to compare; if you save now, yours takes its place");
        return Invalid(409);
    }

    private RedirectResult Again(string done) => GoTo(BulletinLinks.Edit(Site!, Bulletin.Month), done);

    private async Task LookAsync()
    {
        if (Bulletin.State != BulletinState.Draft || BulletinMonth.Read(Bulletin.Month) is not { } month)
        {
            return;
        }

        Findings = check.Of(Bulletin, maker.All(Bulletin));
        if (Bulletin.Items.Any(item => item.Kind == MaterialKind.Changed))
        {
            _changed = (await material.GatherAsync(Site!, month, Cancel)).Where(piece => piece.Change is not null).ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        }
    }
}
