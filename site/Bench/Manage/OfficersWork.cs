using System.Diagnostics;
using System.Net;
using PreventPublic.Bench.Measuring;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;

namespace PreventPublic.Bench.Manage;

/// <summary>Officers at the screens of a site, and how long the server takes over what they do.</summary>
internal sealed class OfficersWork(SiteFixture site)
{
    private const string Site = "bench";
    private static readonly string[] Words = "ask people talk place help team local council week school group young family safe open event visit plan read share".Split(' ');

    public Task<StaffClient> ArriveAsync(Role role) => StaffClient.SignInAsync(site, role, Site);

    /// <summary>Milliseconds until the answer is complete.</summary>
    public static async Task<double> TimeAsync(Func<Task<HttpResponseMessage>> ask, HttpStatusCode expected)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await ask();
        await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == expected ? took : throw new CannotMeasureException($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}, not {(int)expected}.");
    }

    public static async Task<double> MedianAsync(int times, Func<int, Task<double>> measureAsync)
    {
        var taken = new List<double>();
        for (var time = 0; time < times; time++)
        {
            taken.Add(await measureAsync(time));
        }

        return Median.Of(taken);
    }

    public static string Edit(int page) => $"/manage/{Site}/edit/pages/en/page-{page}";

    public static string List(string query) => $"/manage/{Site}/content{query}";

    /// <summary>As many plain words as wanted, in short paragraphs; the same for a number at every run.</summary>
    public static string Text(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join("\n\n", Enumerable.Range(0, words / 40).Select(_ => string.Join(' ', random.GetItems(Words, 40)) + "."));
    }

    /// <summary>Saves a draft of a page.</summary>
    /// <returns>Milliseconds, and the address of the version.</returns>
    public static async Task<(double Took, string Version)> SaveAsync(StaffClient author, int page, string body)
    {
        var screen = await author.PageAsync(Edit(page));
        var began = Stopwatch.GetTimestamp();
        using var answer = await author.SendAsync(screen, Edit(page), "Save", ("Body", body));
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode != HttpStatusCode.Redirect ? throw new CannotMeasureException($"Saving page {page} answered {(int)answer.StatusCode}.")
            : (took, (await author.PageAsync(Edit(page))).QuerySelector("a[href*='/version/']")!.GetAttribute("href")!);
    }

    /// <summary>Has a version approved by a second person, and publishes it.</summary>
    /// <returns>Milliseconds that publishing took, until readers have it.</returns>
    public static async Task<double> PublishAsync(StaffClient author, StaffClient editor, StaffClient publisher, string version)
    {
        await author.DoAsync(version, "Submit");
        await editor.DoAsync(version, "Approve");
        var screen = await publisher.PageAsync(version);
        return await TimeAsync(() => publisher.SendAsync(screen, version, "Publish"), HttpStatusCode.Redirect);
    }
}
