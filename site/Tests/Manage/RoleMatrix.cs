using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Every route of Manage × every role, against the table that people read in site/docs/roles.md.</summary>
public sealed class RoleMatrix
{
    private static readonly string Table = Path.Combine(Repository.Root, "site", "docs", "roles.md");

    [Fact]
    public async Task Every_route_declares_what_it_needs()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        Assert.DoesNotContain(Routes(fixture), route => route.Metadata.GetMetadata<NeedsAttribute>() is null);
    }

    [Fact]
    public async Task The_table_of_roles_is_true_for_every_route()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var expected = TableOf(fixture);
        if (Environment.GetEnvironmentVariable("PREVENT_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Table, expected, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(Table, TestContext.Current.CancellationToken));
        var faults = new List<string>();
        foreach (var role in Role.All.Cast<Role?>().Append(null))
        {
            var client = await StaffClient.SignInAsync(fixture, role);
            foreach (var route in Routes(fixture))
            {
                var needs = route.Metadata.GetMetadata<NeedsAttribute>()!.Permission;
                var may = needs is Permissions.SignIn or Permissions.Anyone || role?.Permissions.Contains(needs) == true;
                var status = (await client.GetAsync(AddressOf(route, "thurrock"))).StatusCode;
                if (may == (status == HttpStatusCode.Forbidden) || status >= HttpStatusCode.InternalServerError)
                {
                    faults.Add($"{role?.Name ?? "no role"} at {AddressOf(route, "thurrock")}: {(int)status}, may: {may}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_role_on_one_site_opens_nothing_on_another()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var client = await StaffClient.SignInAsync(fixture, Role.Administrator, "newham");
        foreach (var route in Routes(fixture).Where(route => route.RoutePattern.RawText!.Contains("{site}", StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(AddressOf(route, "thurrock"))).StatusCode);
        }
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_learns_nothing()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var stranger = StaffClient.Stranger(fixture);
        foreach (var route in Routes(fixture).Where(route => route.Metadata.GetMetadata<NeedsAttribute>()!.Permission != Permissions.Anyone))
        {
            var response = await stranger.GetAsync(AddressOf(route, "thurrock"));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.StartsWith("/manage/sign-in?then=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_taken_away_counts_at_once()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        var author = await StaffClient.SignInAsync(fixture, Role.Author);
        Assert.Equal(HttpStatusCode.OK, (await author.GetAsync("/manage/thurrock/content")).StatusCode);
        await admin.DoAsync($"/manage/staff/{author.Id}", "Take");
        Assert.Equal(HttpStatusCode.Forbidden, (await author.GetAsync("/manage/thurrock/content")).StatusCode);
        await admin.DoAsync($"/manage/staff/{author.Id}", "Disable");
        Assert.Equal(HttpStatusCode.Redirect, (await author.GetAsync("/manage")).StatusCode);
    }

    private static IReadOnlyList<RouteEndpoint> Routes(SiteFixture fixture) =>
    [
        .. fixture.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("manage", StringComparison.Ordinal) && route.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .DistinctBy(route => route.RoutePattern.RawText).OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal),
    ];

    private static string AddressOf(RouteEndpoint route, string site)
    {
        var address = "/" + route.RoutePattern.RawText!.TrimStart('/');
        foreach (var part in route.RoutePattern.Parameters)
        {
            var value = part.Name switch
            {
                "site" => site,
                "folder" => "pages",
                "language" => "en",
                "key" => "worried",
                "type" => "page",
                "status" => "404",
                "secret" => "none",
                _ => part.ParameterPolicies.Any(policy => policy.Content == "int") ? "1" : Guid.Empty.ToString(),
            };
            address = System.Text.RegularExpressions.Regex.Replace(address, $@"\{{\**{part.Name}[^}}]*\}}", value);
        }

        return address;
    }

    private static string TableOf(SiteFixture fixture)
    {
        var text = new System.Text.StringBuilder("# Who may open what\n\nA test writes this table from the code and walks every address with every role. Steps inside a screen (approve, publish, withdraw) need their own permission besides.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| Address | Needs | {string.Join(" | ", Role.All.Select(role => role.Label))} |\n|---|---|{string.Concat(Role.All.Select(_ => "---|"))}\n");
        foreach (var route in Routes(fixture))
        {
            var needs = route.Metadata.GetMetadata<NeedsAttribute>()!.Permission;
            var marks = Role.All.Select(role => needs is Permissions.SignIn or Permissions.Anyone || role.Permissions.Contains(needs) ? "yes" : "");
            text.Append(CultureInfo.InvariantCulture, $"| `/{route.RoutePattern.RawText!.TrimStart('/')}` | {needs} | {string.Join(" | ", marks)} |\n");
        }

        text.Append("\n## What each role is for\n\n");
        foreach (var role in Role.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{role.Label}**: {role.Does.ToLowerInvariant()}. `{string.Join("`, `", role.Permissions.Order(StringComparer.Ordinal))}`\n");
        }

        return text.ToString();
    }
}
