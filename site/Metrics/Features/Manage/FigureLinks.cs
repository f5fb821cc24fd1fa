using PreventPublic.Metrics.Features.Reports;

namespace PreventPublic.Metrics.Features.Manage;

/// <summary>Addresses of the screens of Measure.</summary>
public static class FigureLinks
{
    public static string Home(string site) => $"/manage/{site}/figures";

    public static string Figure(string site, string indicator) => $"{Home(site)}/{indicator}";

    public static string Import(string site) => Home(site) + "/import";

    public static string Reports(string site) => Home(site) + "/reports";

    public static string Report(string site, Period period) => $"{Reports(site)}/{period.Name}";

    public static string Actions(string site) => Home(site) + "/actions";

    public static string Action(string site, string reference) => $"{Actions(site)}/{reference}";

    public static string Benchmark(string site) => Home(site) + "/benchmark";

    public static string Area(string site, string area) => $"{Benchmark(site)}/{area}";

    public static string Training(string site) => Home(site) + "/training";

    public static string Advice(string site) => Home(site) + "/advice";
}
