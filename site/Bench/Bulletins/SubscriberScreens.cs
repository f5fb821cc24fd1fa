using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Bench.Manage;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;

namespace PreventPublic.Bench.Bulletins;

/// <summary>
/// What officers wait for where many have subscribed, as time in the server: the whole pipeline with sign-in, roles and database,
/// without a network. There is no list of subscribers to leaf through: nobody is shown but by their whole address.
/// </summary>
internal static class SubscriberScreens
{
    private const int Times = 25;
    private const string Subscribers = "/manage/bench/subscribers";
    private const string November = "/manage/bench/bulletins/2026-11";
    private static readonly Target Soon = Target.AtMost(300);

    public static async Task RunAsync(string folder, int people, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"screens with {people} subscribers");
        MadeUpSite.Write(folder, 1);
        Directory.CreateDirectory(Path.Combine(folder, "bench", "updates"));
        await File.WriteAllTextAsync(Path.Combine(folder, "bench", "updates", "news.md"), "---\ntitle: News\nsummary: What is new.\ndate: 2026-11-10\ntopics: [law]\n---\nNew.\n", cancel);
        // Where the host under test looks for what says where it lies.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        await using var site = await SiteFixture.NewAsync(Engine.Sqlite, folder, "Production");
        site.Settings["Manage:Host"] = StaffClient.Host;
        site.Settings["Logging:LogLevel:Default"] = "Error";
        site.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Error";
        var officer = await ApproveAsync(site);
        await SeedAsync(site, people, cancel);
        await AddAsync(figures, $"screen of {people} subscribers", () => officer.GetAsync(Subscribers), HttpStatusCode.OK);
        var form = await officer.PageAsync(Subscribers);
        await AddAsync(figures, $"one of {people} subscribers, found by the whole address", () => officer.SendAsync(form, Subscribers, "Find", ("Email", MadeUpSubscribers.Email(people))), HttpStatusCode.OK);
        await AddAsync(figures, $"screen that says whom of {people} a bulletin is sent", () => officer.GetAsync(November + "/send"), HttpStatusCode.OK);
    }

    /// <summary>A bulletin with one piece, approved.</summary>
    private static async Task<StaffClient> ApproveAsync(SiteFixture site)
    {
        var officer = await StaffClient.SignInAsync(site, Role.EngagementOfficer, "bench");
        await officer.DoAsync("/manage/bench/bulletins", "", ("Month", "2026-11"));
        await officer.DoAsync(November, "Ask");
        await (await StaffClient.SignInAsync(site, Role.Editor, "bench")).DoAsync(November + "/review", "Approve");
        return officer;
    }

    private static async Task SeedAsync(SiteFixture site, int people, CancellationToken cancel)
    {
        await using var store = await site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(cancel);
        await MadeUpSubscribers.SeedAsync(store, "bench", people, withTopics: true, cancel);
        // The one who is looked for can be found by what the screen looks for.
        var (email, hash) = (MadeUpSubscribers.Email(people), Subscribing.HashOf(MadeUpSubscribers.Email(people)));
        await store.Database.ExecuteSqlAsync($"""UPDATE "Subscribers" SET "EmailHash" = {hash} WHERE "Email" = {email}""", cancel);
    }

    private static async Task AddAsync(Figures figures, string figure, Func<Task<HttpResponseMessage>> ask, HttpStatusCode expected) =>
        figures.Add(figure, await OfficersWork.MedianAsync(Times, _ => OfficersWork.TimeAsync(ask, expected)), "ms", Soon);
}
