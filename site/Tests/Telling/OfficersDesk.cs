using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Strategy;

namespace PreventPublic.Tests.Telling;

/// <summary>Two small councils whose officers keep a press log and partners, in hosts where nothing happens by itself.</summary>
internal static class OfficersDesk
{
    public static readonly Role Officer = Role.All.First(role => role.Permissions.Contains(Permissions.BulletinsManage) && !role.Permissions.Contains(Permissions.ContentApprove));

    public static TestContent Content() => new TestContent()
        .Write("thurrock/resources/booklet.md", "---\ntitle: The booklet\nsummary: To print.\nkind: leaflet\n---\nRead it.\n")
        .Write("newham/site.md", "---\ntitle: Prevent in Newham\ncouncil: Newham Council\narea: Newham\npolice: Metropolitan Police\nhosts: [newham.localhost]\ntheme: newham\nexit-to: https://www.bbc.co.uk/weather\nsummary: A site.\n---\n")
        .Write("newham/pages/home.md", "---\ntitle: Home\nsummary: Home.\naddress: /\n---\nWelcome.\n");

    public static async Task<SiteFixture> StartAsync(Engine engine, TestContent content)
    {
        var fixture = await SiteFixture.NewAsync(engine, content.Folder);
        fixture.Replace = Workers;
        _ = fixture.Services;
        return fixture;
    }

    public static void Workers(IServiceCollection services)
    {
        Quiet.Workers(services);
        foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && (service.ImplementationType == typeof(PressWorker) || service.ImplementationType == typeof(PartnerWorker))).ToList())
        {
            services.Remove(worker);
        }
    }

    public static Task<PeopleStore> StoreAsync(SiteFixture site) => site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync();

    public static async Task<IReadOnlyList<T>> PostedAsync<T>(SiteFixture site, string kind)
    {
        await using var store = await StoreAsync(site);
        var all = await store.Set<OutboxMessage>().AsNoTracking().Where(message => message.Kind == kind).ToListAsync();
        return [.. all.Select(message => JsonSerializer.Deserialize<T>(message.Payload, JsonSerializerOptions.Web)!)];
    }

    /// <summary>What the posted facts add up to, by name, day, subject and dimension; what adds up to nothing is left out.</summary>
    public static async Task<IReadOnlyDictionary<(string Name, DateOnly Day, string Subject, string Dimension), long>> CountedAsync(SiteFixture site) =>
        (await PostedAsync<Fact>(site, Fact.Kind)).GroupBy(fact => (fact.Name, fact.Day, fact.Subject, fact.Dimension)).Select(group => (group.Key, Sum: group.Sum(fact => fact.Count)))
            .Where(one => one.Sum != 0).ToDictionary(one => one.Key, one => one.Sum);

    public static string ValueOf(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        { } input => input.GetAttribute("value") ?? "",
        null => throw new InvalidOperationException($"There is no field {name}."),
    };
}
