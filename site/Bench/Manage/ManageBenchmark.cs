using System.Net;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;

namespace PreventPublic.Bench.Manage;

/// <summary>
/// What officers wait for on a site of 20,000 entries, as time in the server: the whole pipeline with sign-in, roles and database, without a network.
/// </summary>
public static class ManageBenchmark
{
    private const int Entries = 20_000;
    private const int Times = 25;
    private const int LongText = 5_000;
    private const int AtOnce = 50;
    private static readonly Target Soon = Target.AtMost(100);

    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        Progress.Say($"importing {Entries} entries");
        MadeUpSite.Write(scratch.In("content"), Entries);
        // Where the host under test looks for what says where it lies.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        await using var site = await SiteFixture.NewAsync(Engine.Sqlite, scratch.In("content"), "Production");
        site.Settings["Manage:Host"] = StaffClient.Host;
        site.Settings["Logging:LogLevel:Default"] = "Error";
        site.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Error";
        var work = new OfficersWork(site);
        var author = await work.ArriveAsync(Role.Author);
        await ListAsync(author, figures);
        await WriteAsync(work, author, figures);
        await AllAtOnceAsync(work, figures, cancel);
    }

    private static async Task ListAsync(StaffClient author, Figures figures)
    {
        Progress.Say("lists");
        foreach (var (what, query) in new[] { ("first page", ""), ("last page", $"?page={Entries / 50}"), ("found by words", "?q=page+19999"), ("one folder", "?folder=pages"), ("drafts", "?state=Draft") })
        {
            figures.Add($"list of {Entries} entries, {what}", await OfficersWork.MedianAsync(Times, _ => OfficersWork.TimeAsync(() => author.GetAsync(OfficersWork.List(query)), HttpStatusCode.OK)), "ms", Soon);
        }
    }

    private static async Task WriteAsync(OfficersWork work, StaffClient author, Figures figures)
    {
        Progress.Say("saving, comparing, publishing");
        var (editor, publisher) = (await work.ArriveAsync(Role.Editor), await work.ArriveAsync(Role.Publisher));
        var versions = new List<string>();
        figures.Add("open an entry's form", await OfficersWork.MedianAsync(Times, time => OfficersWork.TimeAsync(() => author.GetAsync(OfficersWork.Edit(time + 1)), HttpStatusCode.OK)), "ms", Soon);
        figures.Add("save a draft", await OfficersWork.MedianAsync(Times, async time =>
        {
            var (took, version) = await OfficersWork.SaveAsync(author, time + 1, OfficersWork.Text(time, 400));
            versions.Add(version);
            return took;
        }), "ms", Soon);
        figures.Add("publish", await OfficersWork.MedianAsync(Times, time => OfficersWork.PublishAsync(author, editor, publisher, versions[time])), "ms", Soon);

        var (_, before) = await OfficersWork.SaveAsync(author, 100, OfficersWork.Text(1, LongText));
        var (_, after) = await OfficersWork.SaveAsync(author, 100, OfficersWork.Text(1, LongText / 2) + "\n\n" + OfficersWork.Text(2, LongText / 2));
        var compare = $"/manage/bench/compare/{before.Split('/')[^1]}/{after.Split('/')[^1]}";
        figures.Add($"compare two versions of {LongText} words, half of them other words", await OfficersWork.MedianAsync(Times, _ => OfficersWork.TimeAsync(() => author.GetAsync(compare), HttpStatusCode.OK)), "ms", Soon);
    }

    /// <summary>Each saves an entry of their own, at one moment; then all read it back.</summary>
    private static async Task AllAtOnceAsync(OfficersWork work, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"{AtOnce} officers save at once");
        var officers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => work.ArriveAsync(Role.Author)));
        var saved = await Task.WhenAll(officers.Select((officer, at) => Task.Run(() => OfficersWork.SaveAsync(officer, 1000 + at, $"What officer {at} wrote."), cancel)));
        var kept = 0;
        foreach (var (officer, at) in officers.Select((officer, at) => (officer, at)))
        {
            kept += (await (await officer.GetAsync(OfficersWork.Edit(1000 + at))).Content.ReadAsStringAsync(cancel)).Contains($"What officer {at} wrote.", StringComparison.Ordinal) ? 1 : 0;
        }

        figures.Add($"{AtOnce} officers save at once: texts kept", kept, "texts", Target.AtLeast(AtOnce));
        figures.Add($"{AtOnce} officers save at once: the slowest", saved.Max(one => one.Took), "ms");
    }
}
