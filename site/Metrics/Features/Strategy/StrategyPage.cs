using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Strategy;

/// <summary>A public page about a site's strategy. The same for everybody, so the host may keep its bytes for a while.</summary>
public abstract class StrategyPage : PageModel
{
    public Visit Visit => HttpContext.Visit();

    public LanguageWords Words => Visit.Words;

    public Plan Plan { get; private set; } = null!;

    public PlanText Text { get; private set; } = null!;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    public string Href(string address) => Visit.Href(address);

    /// <summary>The language attributes of words that may not be in the reader's language.</summary>
    public Microsoft.AspNetCore.Html.IHtmlContent In(NamedText text) => text.Language == Visit.Language
        ? Microsoft.AspNetCore.Html.HtmlString.Empty
        : new Microsoft.AspNetCore.Html.HtmlString($" lang=\"{text.Language.Code}\" dir=\"{text.Language.Direction}\"");

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var shelf = HttpContext.RequestServices.GetRequiredService<StrategyShelf>();
        if (shelf.Plan(Visit.Site) is not { } plan)
        {
            context.Result = NotFound();
            return;
        }

        (Plan, Text) = (plan, shelf.Text(Visit.Site, Visit.Language));
    }

    /// <summary>Whether a table has anything of this site, asked in plain SQL: where it has not, nothing is loaded to read it.</summary>
    protected Task<bool> IsThereAsync(string table) => HttpContext.RequestServices.GetRequiredKeyedService<StoreDatabase>(MetricsStore.Name)
        .AnyAsync(table, "\"Site\" = @site", Cancel, ("@site", Visit.Site));

    /// <param name="address">Without language.</param>
    protected void Show(string title, string address, string? description = null, bool inEnglishOnly = false) => ViewData[PageHead.Key] = new PageHead
    {
        Title = title,
        Description = description,
        Address = address,
        Languages = inEnglishOnly ? ["en"] : [.. Visit.Languages.Select(language => language.Code)],
        Trail = address == StrategyLinks.Home ? [] : [(Text.Prose?.Title ?? "", StrategyLinks.Home)],
    };
}
