using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Strategy;
using Xunit;

namespace PreventPublic.Tests.Briefings;

/// <summary>Officers at the screens of briefings, in a host in which nothing happens by itself.</summary>
public static class Desk
{
    public const string Home = "/manage/thurrock/briefings";

    public static readonly Role Officer = Role.EngagementOfficer;

    public static readonly Role Approver = Role.Editor;

    public static Task<SiteFixture> StartAsync(Engine engine, TestContent content) => Quiet.StartAsync(engine, content.Folder);

    public static TestContent Content() => new TestContent().Page("worried", "Worried", "Call us.").Write("thurrock/resources/guide.md", "---\ntitle: A guide\nsummary: For schools.\nkind: guide\n---\nRead it.\n");

    /// <summary>Plans a briefing that was given on 20 November 2026; the fields named replace the usual ones.</summary>
    public static async Task<string> BeginAsync(StaffClient officer, params (string Name, string Value)[] fields) =>
        await officer.DoAsync(Home + "/new", "", Fill(fields));

    public static (string Name, string Value)[] Fill(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual =
        [
            ("Form.Title", "What the site does"), ("Form.Audience", "committee"), ("Form.Body", "Scrutiny committee"), ("Form.Date", "2026-11-20"), ("Form.Language", "en"),
            ("Form.Present", "9"), ("Form.Covered", "## The site\n\nPages in *two* languages."), ("Form.Handouts", "/worried"), ("Form.Readers", "anybody"),
            ("Form.Questions[0].Text", "Who checks it?"), ("Form.Questions[0].Answer", "The officer does.\n\nEvery quarter."), ("Form.Questions[0].AnsweredOn", "2026-11-21"), ("Form.Questions[0].Owner", "Communications team"),
            ("Form.Questions[1].Text", "What does it cost?"), ("Form.Questions[1].Owner", "Finance team"),
        ];
        return [.. usual.Where(one => fields.All(field => field.Name != one.Name)), .. fields];
    }

    /// <summary>What was counted, by fact and dimension, as the outbox holds it.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountedAsync(SiteFixture site)
    {
        var facts = (await PostedAsync(site, Fact.Kind)).Select(message => message.Read<Fact>());
        return facts.GroupBy(fact => $"{fact.Name}/{fact.Dimension}/{fact.Day:MM-dd}").ToDictionary(group => group.Key, group => group.Sum(fact => fact.Count), StringComparer.Ordinal);
    }

    public static async Task<IReadOnlyList<StaffNotice>> NoticesAsync(SiteFixture site) => [.. (await PostedAsync(site, StaffNotice.Kind)).Select(message => message.Read<StaffNotice>())];

    public static async Task<IReadOnlyList<OutboxMessage>> PostedAsync(SiteFixture site, string kind)
    {
        await using var store = await StoreAsync(site);
        return await store.Set<OutboxMessage>().AsNoTracking().Where(message => message.Kind == kind).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static Task<PeopleStore> StoreAsync(SiteFixture site) =>
        site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
}
