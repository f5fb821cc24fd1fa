using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Manage;

/// <summary>A screen of Measure: about a site that has a strategy. What is entered needs more than looking does.</summary>
[Needs(Permissions.FiguresRead)]
public abstract class FigurePage : ManagePage
{
    public CouncilSite Council { get; private set; } = null!;

    public Plan Plan { get; private set; } = null!;

    public PlanText Text { get; private set; } = null!;

    public DateOnly Today => Council.Clock.Today;

    public bool MayWrite => May(Permissions.FiguresWrite);

    public IReadOnlyList<(string Id, string Title)> Objectives => [.. Plan.Objectives.Select(one => (one, Text.Title(one)))];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var shelf = HttpContext.RequestServices.GetRequiredService<StrategyShelf>();
        if (Site is null || shelf.Site(Site) is not { } council || shelf.Plan(Site) is not { } plan)
        {
            context.Result = NotFound();
            return;
        }

        (Council, Plan, Text) = (council, plan, shelf.Text(Site, Language.English));
        if (context.HandlerMethod is { HttpMethod: not "Get" } && !MayWrite)
        {
            context.Result = StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden);
        }
    }

    protected void Wrong(IEnumerable<(string Field, string Message)> problems)
    {
        foreach (var (field, message) in problems)
        {
            Wrong(field, message);
        }
    }
}
