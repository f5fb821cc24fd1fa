using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Web;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features;

/// <summary>A page of a flow: knows the flow by its address, and what the seal in the address holds.</summary>
public abstract class FlowPage : FormPage
{
    public const string Problem = "/Features/MeetSeal/_Problem.cshtml";

    public Flow Flow { get; private set; } = null!;

    public FlowWords Text { get; private set; } = null!;

    public FlowLinks Links => field ??= new FlowLinks(Flow.Id);

    public Seal Seal => field ??= HttpContext.RequestServices.GetRequiredService<Seal>();

    /// <summary>Set where the seal could not be opened: what <see cref="Problem"/> tells.</summary>
    public Opened? Broken { get; private set; }

    /// <summary>The flow has changed since the seal was made.</summary>
    public bool OtherVersion { get; private set; }

    /// <summary>When what is sealed in the address can be opened no more.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The same in the reader's words.</summary>
    public virtual string UntilText
    {
        get
        {
            var until = TimeZoneInfo.ConvertTime(Until, Visit.Clock.Zone);
            return until.ToString(until.Date == Visit.Clock.Now.Date ? "HH:mm" : "d MMMM, HH:mm", Visit.Language.Culture);
        }
    }

    protected Standing Standing { get; private set; } = null!;

    public string Href(string address) => Visit.Href(address);

    public string SealOf(Standing standing, TimeSpan? lasts = null) => Seal.Make(Visit.Site, Flow, standing, lasts);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var shelf = HttpContext.RequestServices.GetRequiredService<FlowShelf>();
        if (RouteData.Values["flow"] is not string key || shelf.Find(Visit.Site, key) is not { } flow)
        {
            context.Result = NotFound();
            return;
        }

        if (context.HandlerMethod is null)
        {
            context.Result = StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status405MethodNotAllowed);
            return;
        }

        (Flow, Text) = (flow, shelf.Words(Visit.Site, flow, Visit.Language));
        if (!OpenSeal())
        {
            Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status400BadRequest;
            ShowHead(Words[Broken is Opened.Expired ? "flow.expired-title" : "flow.forged-title"], null);
            context.Result = Page();
        }
    }

    /// <param name="address">Without language, for the links to other languages.</param>
    protected void ShowHead(string title, string? address) => Show(new PageHead
    {
        Title = title,
        Exit = Flow.Exit,
        HideFromSearch = true,
        Address = address,
        Languages = [.. Visit.Languages.Select(language => language.Code)],
    });

    protected IActionResult To(string address) => Redirect(Href(address));

    protected void Count(string name, string dimension = "") =>
        HttpContext.RequestServices.GetRequiredService<IFactRecorder>().Record(new Fact(name, Visit.Clock.Today, Visit.Site, "flows/" + Flow.Id, dimension));

    private bool OpenSeal()
    {
        Standing = new Standing(Answers.None(Flow));
        if (RouteData.Values["seal"] is not string text)
        {
            Until = Visit.Clock.Now + Seal.Step;
            return true;
        }

        var opened = Seal.Open(Visit.Site, Flow, text);
        if (opened is Opened.Good good)
        {
            (Standing, OtherVersion, Until) = (good.Standing, good.OtherVersion, good.Until);
            return true;
        }

        Broken = opened;
        return false;
    }
}
