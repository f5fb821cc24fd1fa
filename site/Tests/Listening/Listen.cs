using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Listening;

/// <summary>A council that listens: rounds of one consultation, members with codes, an officer with the key.</summary>
public sealed class Listen : IAsyncDisposable
{
    public static readonly StaffMember Officer = new(Guid.NewGuid(), "An officer", "officer@example.gov.uk", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());

    private readonly TestContent _content = new();

    public string Content => _content.Folder;

    private Listen()
    {
    }

    public SiteFixture Fixture { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public static async Task<Listen> StartAsync(Engine engine, ILoggerProvider? log = null, Action<IServiceCollection>? with = null, Action<SiteFixture>? before = null)
    {
        var listen = new Listen();
        listen.Fixture = await SiteFixture.NewAsync(engine, listen._content.Folder, log: log);
        listen.Fixture.Replace = services =>
        {
            Replace(services);
            with?.Invoke(services);
        };
        before?.Invoke(listen.Fixture);
        _ = listen.Fixture.Services;
        listen.Http = listen.Browser();
        return listen;
    }

    /// <summary>As tests need it: one consultation, and nothing that runs by itself.</summary>
    public static void Replace(IServiceCollection services)
    {
        services.AddSingleton<IConsultationDirectory>(new AskedOnce());
        foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly.GetName().Name?.StartsWith("PreventPublic", StringComparison.Ordinal) == true).ToList())
        {
            services.Remove(worker);
        }
    }

    public AskedOnce Directory => (AskedOnce)Get<IConsultationDirectory>();

    public T Get<T>()
        where T : notnull => Fixture.Services.GetRequiredService<T>();

    public HttpClient Browser() => Fixture.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("http://thurrock.localhost") });

    /// <summary>The member's address, in the order of the invitation list.</summary>
    public static string AddressOf(int member) => $"member-{member:00}@example.org";

    /// <summary>Where mails go.</summary>
    public string MailFolder => Path.Combine(Fixture.Data, "mail");

    public async Task<(Guid Id, BoxOpener Key)> SetUpAsync(string name, string door = Door.Panel)
    {
        var (opener, id) = (BoxOpener.New(), Guid.NewGuid());
        var plan = new NewRound(id, AskedOnce.Site, AskedOnce.Key, name, door, AskedOnce.Film, opener.Key, "Engagement officer", "Data protection officer");
        return await Get<RoundDesk>().SetUpAsync(plan, Officer, CancellationToken.None) ? (id, opener) : throw new InvalidOperationException($"{name} could not be set up.");
    }

    /// <summary>Sets a round up and invites its members by e-mail, which opens it; each has their code from their own mail.</summary>
    public async Task<PlayedRound> InviteAsync(string name, int members)
    {
        var (id, opener) = await SetUpAsync(name);
        var invitees = new Invitees([.. Enumerable.Range(0, members).Select(AddressOf)], 0);
        _ = await Get<Inviting>().InviteAsync(id, invitees, ["en", "ur"], Officer, CancellationToken.None) ?? throw new InvalidOperationException($"{name} could not be opened.");
        await Get<OutboxWorker>().DeliverAllAsync(CancellationToken.None);
        var codes = await MailedCodesAsync(id);
        return new PlayedRound(this, (await Get<SealedRounds>().DoorAsync(id, CancellationToken.None))!, [.. invitees.Addresses.Select(address => codes[address])], opener);
    }

    /// <summary>By address, the code in a round's mail that went there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MailedCodesAsync(Guid round)
    {
        var key = (await RoundAsync(round)).BallotFingerprint;
        return System.IO.Directory.GetFiles(MailFolder, "*.eml").Select(file => MimeKit.MimeMessage.Load(file)).Where(mail => mail.TextBody!.Contains(key, StringComparison.Ordinal))
            .ToDictionary(mail => mail.To.Mailboxes.Single().Address, mail => mail.TextBody!.Split("#code=")[1].Split('&')[0]);
    }

    /// <summary>Sets a round up, prints its cards and opens it.</summary>
    public async Task<PlayedRound> OpenAsync(string name, int members, string door = Door.Panel)
    {
        var (id, opener) = await SetUpAsync(name, door);
        var desk = Get<RoundDesk>();
        var codes = door == Door.Panel ? await desk.MakeCardsAsync(id, members, Officer, CancellationToken.None) : [];
        if (!await desk.OpenAsync(id, Officer, CancellationToken.None))
        {
            throw new InvalidOperationException($"{name} could not be opened.");
        }

        return new PlayedRound(this, (await Get<SealedRounds>().DoorAsync(id, CancellationToken.None))!, codes!, opener);
    }

    public async Task<Round> RoundAsync(Guid id)
    {
        await using var store = await Get<IDbContextFactory<PeopleStore>>().CreateDbContextAsync();
        return await store.Rounds.AsNoTracking().SingleAsync(round => round.Id == id);
    }

    /// <summary>Sheets that all differ, drawn by chance.</summary>
    public static IReadOnlyList<AnswerSheet> DifferentSheets(int count)
    {
        var drawn = new HashSet<int>();
        while (drawn.Count < count)
        {
            drawn.Add(RandomNumberGenerator.GetInt32(12 * 12 * 12 * 12));
        }

        // A set gives back what it holds in the order in which it was drawn, which is chance; nothing sorts it.
        return [.. drawn.Select(SheetOf)];
    }

    public static AnswerSheet SheetOf(int number) => new(
        Enumerable.Range(0, 4).ToDictionary(part => $"part-{part + 1}", part => (IReadOnlyList<string>)[$"o{(number / (int)Math.Pow(12, part) % 12) + 1}"]), new Dictionary<string, string>());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Fixture.DisposeAsync();
        _content.Dispose();
    }
}

/// <summary>An open round, as its members' browsers and its officer have it.</summary>
public sealed record PlayedRound(Listen Listen, BoxDoor Door, IReadOnlyList<string> Codes, BoxOpener Key)
{
    private const string Address = "/consultations/film/panel";

    public Guid Id => Door.Round;

    public BallotHolder NewHolder(bool blind = true) => new(Door.Ballots!.Spki, Id, blind);

    public Task<HttpResponseMessage> AskAsync(string code, byte[] blinded, string language = "", HttpClient? http = null) =>
        (http ?? Listen.Http).PostAsJsonAsync(new Uri($"{language}{Address}/ballot", UriKind.Relative), new { round = Id, code, blinded = Base64.Of(blinded) });

    public async Task<BallotToken> GetBallotAsync(string code, string language = "", HttpClient? http = null, bool blind = true)
    {
        var holder = NewHolder(blind);
        using var answer = await AskAsync(code, holder.Blinded, language, http);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? holder.Finish(Base64.Read(JsonDocument.Parse(text).RootElement.GetProperty("signature").GetString())!)
            : throw new InvalidOperationException($"No ballot for {code}: {(int)answer.StatusCode} {text}");
    }

    public byte[] Seal(AnswerSheet sheet) => SealedBox.Seal(sheet.ToBytes(), Door.Key, Id, Door.Size);

    public Task<HttpResponseMessage> PutAsync(BallotToken ballot, byte[] sealedAnswer, string language = "", HttpClient? http = null) =>
        (http ?? Listen.Http).PostAsJsonAsync(
            new Uri($"{language}{Address}/box", UriKind.Relative),
            new { round = Id, answer = Base64.Of(sealedAnswer), message = Base64.Of(ballot.Message), signature = Base64.Of(ballot.Signature) });

    public async Task<ClosingVerdict> CloseAsync() => await Listen.Get<Closing>().CloseAsync(Id, Key, Closer.Of(Listen.Officer), null, CancellationToken.None);

    public static async Task<string> StateOf(HttpResponseMessage answer)
    {
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return json.TryGetProperty("state", out var state) ? state.GetString()! : json.GetProperty("problem").GetString()!;
    }
}
