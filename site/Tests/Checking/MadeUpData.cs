using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.CommandLine.Demo;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Checking;

/// <summary><c>demo seed</c>: there is something to look at, nobody is written to, and a second run changes nothing.</summary>
public sealed class MadeUpData
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Guests_and_answers_that_never_were_can_be_looked_at_and_nobody_is_written_to(Engine engine)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var site = await SiteFixture.NewAsync(engine);
        site.Replace = Meet.Quiet;
        var guests = ActivatorUtilities.CreateInstance<MadeUpGuests>(site.Services);
        var round = ActivatorUtilities.CreateInstance<MadeUpRound>(site.Services);
        Assert.Equal((60, 40), (await guests.MakeAsync("thurrock", 60, cancel), await round.MakeAsync("thurrock", 40, cancel)));
        Assert.Equal((0, 0), (await guests.MakeAsync("thurrock", 60, cancel), await round.MakeAsync("thurrock", 40, cancel)));

        await using var store = await site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(cancel);
        Assert.Equal(60, await store.Registrations.CountAsync(cancel));
        Assert.All(await store.Registrations.Select(r => r.Email).ToListAsync(cancel), email => Assert.EndsWith("@thurrock.example", email, StringComparison.Ordinal));
        Assert.False(await store.Set<OutboxMessage>().AnyAsync(message => message.Kind == Letter.Kind, cancel));

        var page = (await site.On().PageAsync("/consultations/is-this-page-clear")).QuerySelector("main")!;
        Assert.NotEmpty(page.QuerySelectorAll("table"));
        Assert.DoesNotContain("Made up", page.TextContent, StringComparison.Ordinal);
    }
}
