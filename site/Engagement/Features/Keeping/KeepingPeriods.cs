using PreventPublic.Engagement.Features.Consultations.Keeping;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Keeping;

/// <summary>For how long a site's own settings say that something is kept; null where they say nothing.</summary>
public sealed record SiteKeeping(int? AnswersMonths, int? TextsMonths, int? PressMonths)
{
    public static readonly SiteKeeping Silent = new(null, null, null);
}

/// <summary>What the settings of the published sites say.</summary>
public interface ISiteKeeping
{
    /// <summary>Silent for a site that there is not.</summary>
    SiteKeeping Of(string site);
}

/// <summary>
/// For how many months a site keeps what. A council may keep answers for a shorter time than the host does, and no longer: those
/// who answered were told the day.
/// </summary>
public sealed class KeepingPeriods(ISiteKeeping sites, ConsultationsOptions consultations, PressOptions press)
{
    public int AnswersMonths(string site) => Math.Min(sites.Of(site).AnswersMonths ?? int.MaxValue, consultations.KeepAnswersMonths);

    public int TextsMonths(string site) => Math.Min(sites.Of(site).TextsMonths ?? int.MaxValue, consultations.KeepTextsMonths);

    public int PressMonths(string site) => sites.Of(site).PressMonths ?? press.KeepMonths;
}
