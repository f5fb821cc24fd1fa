using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>What is to be said of an address outside. The later, the more it wants somebody.</summary>
public enum LinkState
{
    Works,

    NotLookedAt,

    /// <summary>It was not found the last time; once can be chance.</summary>
    Doubtful,

    /// <summary>Somebody looked with their own eyes and found that it works.</summary>
    Vouched,

    /// <summary>It works, but its site says that it has moved for good, or has led to its front page instead.</summary>
    Moved,

    /// <summary>Its site lets no program look; a person has to.</summary>
    ClosedToPrograms,

    Broken,
}

public static class LinkStates
{
    /// <summary>For how long a person's look counts against what a program finds.</summary>
    public static readonly TimeSpan VouchedFor = TimeSpan.FromDays(90);

    /// <summary>A site that says that there is nothing is believed the second time.</summary>
    private const int LooksForGone = 2;

    /// <summary>One that is not well may be so for a day or two.</summary>
    private const int LooksForUnwell = 3;

    /// <param name="now">UTC.</param>
    public static LinkState StateAt(this OutsideLinkRecord link, DateTime now) => link switch
    {
        { LookedAt: null } => LinkState.NotLookedAt,
        { Failures: 0, Status: >= 200 and < 300 } => link.MovedTo is null ? LinkState.Works : LinkState.Moved,
        { VouchedAt: { } at } when now < at + VouchedFor => LinkState.Vouched,
        { Failures: 0 } => LinkState.ClosedToPrograms,
        { Failures: var failures } => failures >= (link.Status is 404 or 410 ? LooksForGone : LooksForUnwell) ? LinkState.Broken : LinkState.Doubtful,
    };

    /// <summary>A page that is gone is often answered with the site's front page.</summary>
    public static bool LeadsToFrontPage(this OutsideLinkRecord link) =>
        link.MovedTo is { } to && Uri.TryCreate(to, UriKind.Absolute, out var uri) && uri.AbsolutePath == "/" && uri.Query.Length == 0 && new Uri(link.Url).AbsolutePath.Length > 1;
}
