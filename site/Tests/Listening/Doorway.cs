using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>A consultation of the shipped content with an open door, and somebody at it without JavaScript.</summary>
public sealed class Doorway : IAsyncDisposable
{
    public const string Key = "is-this-page-clear";
    public const string Address = $"/consultations/{Key}";
    public const string FormAddress = $"{Address}/answer";

    private Doorway(SiteFixture fixture) => Fixture = fixture;

    public SiteFixture Fixture { get; }

    public Browse Site => Fixture.On();

    public Guid Round { get; private set; }

    public BoxOpener Opener { get; private set; } = null!;

    public static async Task<Doorway> StartAsync(Engine engine = Engine.Sqlite, bool open = true, Action<SiteFixture>? with = null)
    {
        var fixture = await SiteFixture.NewAsync(engine);
        with?.Invoke(fixture);
        _ = fixture.Services;
        var doorway = new Doorway(fixture);
        if (open)
        {
            await doorway.OpenAsync("round-1");
        }

        return doorway;
    }

    public T Get<T>()
        where T : notnull => Fixture.Services.GetRequiredService<T>();

    public async Task<Guid> OpenAsync(string round, string key = Key)
    {
        (Opener, Round) = (BoxOpener.New(), Guid.NewGuid());
        var directory = Get<IConsultationDirectory>();
        var survey = directory.Survey("thurrock", directory.Find("thurrock", key)!.Rounds[0].Survey)!;
        var plan = new NewRound(Round, "thurrock", key, round, Door.Open, survey, Opener.Key, "Engagement officer", "Data protection officer");
        return await Get<RoundDesk>().SetUpAsync(plan, Listen.Officer, CancellationToken.None) && await Get<RoundDesk>().OpenAsync(Round, Listen.Officer, CancellationToken.None)
            ? Round : throw new InvalidOperationException($"{round} could not be opened.");
    }

    /// <summary>Readers answer whether a page was useful.</summary>
    public async Task RateAsync(string page, int yes, int no)
    {
        for (var time = 0; time < yes + no; time++)
        {
            await Site.PostAsync("/page-useful", ("page", page), ("useful", time < yes ? "yes" : "no"));
        }
    }

    public async Task PutAsync(IEnumerable<AnswerSheet> sheets)
    {
        foreach (var sheet in sheets)
        {
            await Get<SealedRounds>().AcceptOpenAsync(Round, sheet, Guid.NewGuid(), CancellationToken.None);
        }
    }

    public Task<ClosingVerdict> CloseAsync() => Get<Closing>().CloseAsync(Round, Opener, Closer.Of(Listen.Officer), null, CancellationToken.None);

    /// <summary>Answers in the box; only how many, since nobody can read them.</summary>
    public async Task<int> SealedAsync()
    {
        await using var store = await Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync();
        return await store.Sealed.CountAsync();
    }

    /// <summary>Opens the form, takes as long as a person would, and sends it with these fields.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(string address, params (string Name, string Value)[] fields)
    {
        var page = await Site.PageAsync(address);
        Fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        return await Site.PostAsync(address, [("form", TicketIn(page)), .. fields]);
    }

    public static string TicketIn(IHtmlDocument page) => page.QuerySelector("input[name=form]")!.GetAttribute("value")!;

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public ValueTask DisposeAsync()
    {
        Opener?.Dispose();
        return Fixture.DisposeAsync();
    }
}

/// <summary>One open door for all tests of a class; they look at what they add.</summary>
public sealed class SharedDoorway : IAsyncLifetime
{
    public Doorway Door { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Door = await Doorway.StartAsync();

    public ValueTask DisposeAsync() => Door.DisposeAsync();
}
