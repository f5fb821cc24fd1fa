using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>What was found at an address, in an officer's words.</summary>
public static class LinkWords
{
    public static string Found(LinkLook look) => Found(look.Status, look.Fault);

    public static string Found(OutsideLinkRecord link) => link.LookedAt is null ? "Not looked at yet" : Found(link.Status, link.Fault);

    public static string Label(LinkState state) => state switch
    {
        LinkState.NotLookedAt => "Not looked at yet",
        LinkState.Works => "Works",
        LinkState.Moved => "Has moved",
        LinkState.Doubtful => "Not found once",
        LinkState.Broken => "Broken",
        LinkState.ClosedToPrograms => "Look yourself",
        _ => "Somebody looked",
    };

    public static string Colour(LinkState state) => state switch
    {
        LinkState.Works or LinkState.Vouched => "govuk-tag--green",
        LinkState.Broken => "govuk-tag--red",
        LinkState.Moved or LinkState.ClosedToPrograms or LinkState.Doubtful => "govuk-tag--yellow",
        _ => "govuk-tag--grey",
    };

    private static string Found(int? status, string? fault) => status switch
    {
        null => fault ?? "It was not reached",
        >= 200 and < 300 => "It works",
        404 => "The site says that there is no such page (404)",
        410 => "The site says that the page was taken away (410)",
        >= 500 => $"The site is not well ({status})",
        _ => $"The site does not let a program look ({status}); open it in a browser",
    };
}
