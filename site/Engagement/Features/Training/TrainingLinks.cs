namespace PreventPublic.Engagement.Features.Training;

/// <summary>Addresses of training records.</summary>
public static class TrainingLinks
{
    public static string Report(string site) => $"/manage/{site}/training";

    public static string People(string site, string course = "", string organisation = "", string show = "") =>
        $"/manage/{site}/training/people?Course={Uri.EscapeDataString(course)}&Organisation={Uri.EscapeDataString(organisation)}&Show={show}";

    public static string Add(string site) => $"/manage/{site}/training/new";

    public static string Of(string site, Guid id) => $"/manage/{site}/training/{id}";

    public static string Organisation(string site, string name) => $"/manage/{site}/training/organisation?Name={Uri.EscapeDataString(name)}";

    /// <summary>Where a person sees their own.</summary>
    public static string Mine(string token) => $"/my-training/{token}";
}
