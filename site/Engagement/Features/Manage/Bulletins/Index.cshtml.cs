using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins;

/// <summary>The bulletins of a site, and how the next one begins.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(BulletinShelf shelf, Mailings mailings, IEventDirectory directory) : ManagePage
{
    private const int MostStatements = 10;

    public IReadOnlyList<Bulletin> Bulletins { get; private set; } = [];

    /// <summary>Statements that were sent by e-mail.</summary>
    public IReadOnlyList<Mailing> Statements { get; private set; } = [];

    [BindProperty]
    public string Month { get; set; } = "";

    /// <summary>Last month, this one and the next, without those that are begun.</summary>
    public IReadOnlyList<Choice> Months { get; private set; } = [];

    /// <summary>UTC as the council's clock shows it.</summary>
    public string At(DateTime utc) => directory.Site(Site!, Language.English)!.Clock.Shown(utc);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (BulletinMonth.Read(Month) is not { } month || Months.All(choice => choice.Value != month.ToString()))
        {
            Wrong(nameof(Month), "Choose a month");
            return Invalid();
        }

        await shelf.BeginAsync(Site!, month, Staff, Cancel);
        return GoTo(BulletinLinks.Edit(Site!, month.ToString()), "What is news in the month has been gathered.");
    }

    private async Task<bool> ReadAsync()
    {
        if (directory.Site(Site!, Language.English) is not { } site)
        {
            return false;
        }

        Title("Bulletins");
        Bulletins = await shelf.AllAsync(Site!, Cancel);
        Statements = await mailings.StatementsAsync(Site!, MostStatements, Cancel);
        var first = BulletinMonth.Of(site.Clock.Today).First;
        Months = [.. new[] { 0, -1, 1 }.Select(away => BulletinMonth.Of(first.AddMonths(away)))
            .Where(month => Bulletins.All(bulletin => bulletin.Month != month.ToString())).Select(month => new Choice(month.ToString(), $"{month.First:MMMM yyyy}"))];
        return true;
    }
}
