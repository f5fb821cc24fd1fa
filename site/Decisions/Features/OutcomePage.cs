using Microsoft.AspNetCore.Mvc;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features;

/// <summary>A page that needs a whole walk. Where answers are missing, or the flow has changed, it sends back to them.</summary>
public abstract class OutcomePage : FlowPage
{
    public Walk Walk { get; private set; } = null!;

    public Outcome Outcome => Walk.Outcome!;

    public string SealText => (string)RouteData.Values["seal"]!;

    public string ToCheck => Href(Links.Check(SealOf(new Standing(Standing.Answers))));

    /// <returns>Where to go instead; null when the page can be shown.</returns>
    protected IActionResult? Turn()
    {
        Walk = Walker.Go(Flow, Standing.Answers);
        return OtherVersion ? To(Links.Check(SealText))
            : Walk.Next is { } open ? To(Links.Question(SealOf(new Standing(Standing.Answers, open.Index, Changing: true))))
            : null;
    }
}
