namespace PreventPublic.Engagement.Features.Planning;

/// <summary>Addresses of the plan.</summary>
public static class PlanLinks
{
    public static string Plan(string site) => $"/manage/{site}/plan";

    /// <param name="view">Of <see cref="PlanViews"/>.</param>
    public static string Of(string site, string view, DateOnly month) => $"{Plan(site)}?view={view}&month={month:yyyy-MM}";

    public static string New(string site) => $"/manage/{site}/plan/new";

    public static string Item(string site, Guid id) => $"/manage/{site}/plan/{id}";

    public static string ShareCalendar(string site) => $"/manage/{site}/plan/calendar";

    /// <summary>The calendar behind a secret link.</summary>
    public static string Calendar(string token) => $"/manage/plan-calendar/{token}";
}

/// <summary>How the plan can be looked at.</summary>
public static class PlanViews
{
    public const string Month = "month";
    public const string Objective = "objective";
    public const string Audience = "audience";

    public static readonly IReadOnlyList<string> All = [Month, Objective, Audience];
}
