using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

public abstract class WaitingList(Engine engine)
{
    [Fact]
    public async Task Who_does_not_fit_waits_and_is_offered_what_comes_free_in_order()
    {
        await using var meet = await Meet.StartAsync(engine, places: 4);
        Assert.Contains("how=place", await meet.RegisterAsync("family@example.org", party: 4), StringComparison.Ordinal);
        Assert.Contains("how=list", await meet.RegisterAsync("second@example.org", party: 2), StringComparison.Ordinal);
        Assert.Contains("how=list", await meet.RegisterAsync("third@example.org", party: 2), StringComparison.Ordinal);
        await meet.PressAsync(await meet.TokenAsync("family@example.org", LetterKind.Booked), "cancel");
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("second@example.org"));
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("third@example.org"));
        await meet.PressAsync(await meet.TokenAsync("second@example.org", LetterKind.Offer), "take");
        Assert.Equal(RegistrationState.Booked, await meet.StateOfAsync("second@example.org"));
    }

    [Fact]
    public async Task A_party_that_is_too_large_is_passed_over_with_the_reason_and_keeps_its_turn()
    {
        await using var meet = await Meet.StartAsync(engine, places: 4);
        await meet.RegisterAsync("a@example.org", party: 2);
        await meet.RegisterAsync("b@example.org", party: 2);
        await meet.RegisterAsync("large@example.org", party: 3);
        await meet.RegisterAsync("small@example.org", party: 1);
        await meet.PressAsync(await meet.TokenAsync("a@example.org", LetterKind.Booked), "cancel");
        var all = await meet.AllAsync();
        Assert.Equal(RegistrationState.Offered, all.Single(r => r.Email == "small@example.org").State);
        Assert.Contains("larger than the 2 free", all.Single(r => r.Email == "large@example.org").PassedOver, StringComparison.Ordinal);
        await meet.PressAsync(await meet.TokenAsync("b@example.org", LetterKind.Booked), "cancel");
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("large@example.org"));
        Assert.Equal(4, await meet.HeldAsync());
    }

    [Fact]
    public async Task An_offer_that_nobody_takes_goes_to_the_next_when_its_time_is_over()
    {
        await using var meet = await Meet.StartAsync(engine, places: 1);
        await meet.RegisterAsync("a@example.org");
        await meet.RegisterAsync("b@example.org");
        await meet.RegisterAsync("c@example.org");
        await meet.PressAsync(await meet.TokenAsync("a@example.org", LetterKind.Booked), "cancel");
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("b@example.org"));
        meet.Fixture.Clock.Advance(TimeSpan.FromHours(48));
        await meet.LookAfterAsync();
        Assert.Equal(RegistrationState.Lapsed, await meet.StateOfAsync("b@example.org"));
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("c@example.org"));
        var late = await meet.PressAsync(await meet.TokenAsync("b@example.org", LetterKind.Offer), "take");
        Assert.EndsWith("done=late", late.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await meet.HeldAsync());
    }

    [Fact]
    public async Task An_offer_that_ran_out_is_over_even_before_anybody_looked()
    {
        await using var meet = await Meet.StartAsync(engine, places: 1);
        await meet.RegisterAsync("a@example.org");
        await meet.RegisterAsync("b@example.org");
        await meet.PressAsync(await meet.TokenAsync("a@example.org", LetterKind.Booked), "cancel");
        var offer = await meet.TokenAsync("b@example.org", LetterKind.Offer);
        meet.Fixture.Clock.Advance(TimeSpan.FromHours(49));
        await meet.PressAsync(offer, "take");
        Assert.Equal(RegistrationState.Lapsed, await meet.StateOfAsync("b@example.org"));
    }

    [Fact]
    public async Task Declining_frees_the_place_and_more_places_in_the_content_are_offered_too()
    {
        await using var meet = await Meet.StartAsync(engine, places: 1);
        await meet.RegisterAsync("a@example.org");
        await meet.RegisterAsync("b@example.org");
        await meet.RegisterAsync("c@example.org");
        meet.Content.Event("evening", 2);
        Assert.True((await meet.Fixture.ImportAsync(meet.Content.Folder)).Applied);
        await meet.Fixture.RefreshAsync();
        await meet.LookAfterAsync();
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("b@example.org"));
        await meet.PressAsync(await meet.TokenAsync("b@example.org", LetterKind.Offer), "cancel");
        Assert.Equal(RegistrationState.Declined, await meet.StateOfAsync("b@example.org"));
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("c@example.org"));
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_every_step_says_who_and_when()
    {
        await using var meet = await Meet.StartAsync(engine, places: 1);
        await meet.RegisterAsync("a@example.org");
        var token = await meet.TokenAsync("a@example.org", LetterKind.Booked);
        for (var scan = 0; scan < 3; scan++)
        {
            Assert.Contains("You have a place", await meet.Browser().GetStringAsync(new Uri($"/my-registration/{token}", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await meet.PressAsync(token, "cancel");
        await meet.PressAsync(token, "cancel");
        var steps = await meet.InStoreAsync(store => store.Steps.OrderBy(step => step.At).ToListAsync());
        Assert.Equal([(RegistrationState.Booked, Step.ByPerson), (RegistrationState.Cancelled, Step.ByPerson)], steps.Select(step => (step.To, step.By)));
    }

    [Fact]
    public async Task A_larger_party_is_let_in_only_if_it_fits()
    {
        await using var meet = await Meet.StartAsync(engine, places: 4);
        await meet.RegisterAsync("a@example.org", party: 2);
        await meet.RegisterAsync("b@example.org", party: 1);
        var token = await meet.TokenAsync("a@example.org", LetterKind.Booked);
        using var four = new FormUrlEncodedContent([new("name", "Ada"), new("party", "4")]);
        var refused = await meet.Browser().PostAsync(new Uri($"/my-registration/{token}/change", UriKind.Relative), four, TestContext.Current.CancellationToken);
        Assert.Equal(409, (int)refused.StatusCode);
        using var three = new FormUrlEncodedContent([new("name", "Ada"), new("party", "3")]);
        var changed = await meet.Browser().PostAsync(new Uri($"/my-registration/{token}/change", UriKind.Relative), three, TestContext.Current.CancellationToken);
        Assert.Equal(303, (int)changed.StatusCode);
        Assert.Equal(4, await meet.HeldAsync());
    }
}

public sealed class WaitingListOnSqlite() : WaitingList(Engine.Sqlite);

public sealed class WaitingListOnPostgres() : WaitingList(Engine.Postgres);
