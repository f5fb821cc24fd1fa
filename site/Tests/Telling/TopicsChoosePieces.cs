using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Whoever chose topics is sent the pieces about these and those for everybody, and no mail when nothing is left.</summary>
public abstract class TopicsChoosePieces(Engine engine)
{
    private sealed record Letter(string Html, string Text);

    private const string Films = "/updates/film";
    private const string Halls = "/updates/hall";
    private const string Laws = "/resources/law";

    [Fact]
    public async Task Each_is_sent_their_own_and_the_officer_sees_who_is_not_written_to_and_why()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, content: content => Content(content, forAll: false));
        await AddAsync(readers, ("all", "residents", ""), ("law", "residents", " law "), ("both", "residents", " law online "), ("parent", "parents", " venues "), ("parent-law", "parents", " law "), ("nothing", "residents", " channel "), ("elsewhere", "partners", " venues "));
        await readers.InStoreAsync(async store =>
        {
            store.Add(Readers.Of("urgent@example.org", frequency: Frequencies.Urgent, topics: " law "));
            return await store.SaveChangesAsync();
        });
        var officer = await Desks.BeginAsync(readers.Fixture);
        await officer.DoAsync(Desks.November, "Ask", ("Form.Words[0].Introduction", "Hello."));
        var approver = await StaffClient.SignInAsync(readers.Fixture, Desks.Approver);
        await ReadAsSomebodyAsync(approver);
        await approver.DoAsync(Desks.November + "/review", "Approve");
        var before = (await officer.PageAsync(Desks.November + "/send")).QuerySelector("main")!.TextContent;
        Assert.Contains("It goes to 5 subscribers (parents: 2, residents: 3).", before, StringComparison.Ordinal);
        Assert.Contains("3 of them chose topics", before, StringComparison.Ordinal);
        Assert.Contains("Not sent to 2 who chose topics that no piece is about", before, StringComparison.Ordinal);
        Assert.Contains("Not sent to 1 who want urgent statements only", before, StringComparison.Ordinal);
        await LetOutAsync(readers, officer);

        var got = Got(server);
        Assert.Equal(["all", "both", "law", "parent", "parent-law"], got.Keys.Order());
        Assert.Equal([Laws, Films], PiecesIn(got["all"]));
        Assert.Equal([Laws], PiecesIn(got["law"]));
        Assert.Equal([Laws, Films], PiecesIn(got["both"]));
        Assert.Equal([Halls], PiecesIn(got["parent"]));
        Assert.Equal([Laws], PiecesIn(got["parent-law"]));
        Assert.All(got.Values, mail => Assert.Contains("Hello.", mail.Html, StringComparison.Ordinal));
        Assert.Contains("<h2>News</h2>", got["all"].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>News</h2>", got["law"].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("* News *", got["law"].Text, StringComparison.Ordinal);
        Assert.Equal(["law", "parent", "parent-law"], got.Where(one => one.Value.Text.Contains("You chose topics", StringComparison.Ordinal)).Select(one => one.Key).Order());
        Assert.All(got, one => Assert.Equal(one.Value.Text.Contains("You chose topics", StringComparison.Ordinal), one.Value.Html.Contains("You chose topics", StringComparison.Ordinal)));

        var progress = await ProgressAsync(readers);
        Assert.Equal(("sent", 5, 5, 2), (progress.State, progress.Recipients, progress.Sent, progress.NotTheirTopics));
        Assert.Matches(@"they chose topics that no piece is about\s*2\b", (await officer.PageAsync(Desks.November + "/send")).QuerySelector("main")!.TextContent);
        await readers.PassAsync();
        Assert.Equal(5, server.Mails.Count);
    }

    [Fact]
    public async Task A_piece_without_topics_and_a_statement_are_for_everybody()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, content: content => Content(content, forAll: true));
        await AddAsync(readers, ("nothing", "residents", " channel "), ("law", "parents", " law "));
        await LetOutAsync(readers, await ApprovedAsync(readers));
        var got = Got(server);
        Assert.Equal(["/updates/for-all"], PiecesIn(got["nothing"]));
        Assert.Equal([Laws, "/updates/for-all"], PiecesIn(got["law"]));
        await readers.OrderAsync(Guid.NewGuid(), [Frequencies.UrgentTopic], Readers.Part(subject: "Statement"));
        await readers.PassAsync();
        Assert.Equal(["law@example.org", "nothing@example.org"], server.Mails.Where(mail => mail.Message.Contains("Subject: Statement", StringComparison.Ordinal)).Select(mail => mail.To).Order());
    }

    /// <summary>What counts is what they chose when their mail leaves.</summary>
    [Fact]
    public async Task Whoever_chooses_other_topics_while_it_is_sent_is_sent_those()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port, content: content => Content(content, forAll: false));
        await AddAsync(readers, ("stays", "residents", " law "), ("more", "residents", " law "), ("less", "residents", " law "));
        var id = await readers.OrderAsync(BlocksOf("residents", ["law"], ["online"]));
        Assert.Equal(1, await readers.BeginAsync());
        await SetTopicsAsync(readers, "more", " law online ");
        await SetTopicsAsync(readers, "less", " channel ");
        await readers.PassAsync();
        var got = Got(server);
        Assert.Equal(["more", "stays"], got.Keys.Order());
        Assert.Equal(("P0P1", "P0"), (PlainOf(got["more"]), PlainOf(got["stays"])));
        var progress = await readers.ProgressAsync(id);
        Assert.Equal(("sent", 2, 1), (progress.State, progress.Sent, progress.NotTheirTopics));
    }

    /// <summary>The statement that queues, the count before it and the sender must not disagree about anybody.</summary>
    [Fact]
    public async Task The_queue_the_count_and_the_sender_agree_about_everybody()
    {
        await using var server = new SmtpServer();
        await using var readers = await Readers.StartAsync(engine, server.Port);
        var random = new Random(20261130);
        var people = Enumerable.Range(0, 400).Select(number => Readers.Of($"p{number}@example.org", Any(random, BulletinAudiences.All), topics: TopicsOf(random))).ToList();
        await readers.InStoreAsync(async store =>
        {
            store.AddRange(people);
            return await store.SaveChangesAsync();
        });
        MailingPart[] parts = [BlocksOf("residents", ["law"], ["online", "safety"]), BlocksOf("parents", ["law"], []), BlocksOf("councillors", ["venues"]), BlocksOf("partners", ["law"]) with { Blocks = [] }];
        var id = await readers.OrderAsync(parts);
        await readers.BeginAsync();
        var rules = new MailingParts(parts);
        var queued = await readers.InStoreAsync(store => store.MailingRecipients.Where(r => r.MailingId == id).ToDictionaryAsync(r => r.SubscriberId, r => r.State));
        Assert.Equal(people.Count, queued.Count);
        Assert.All(people, person => Assert.Equal(rules.ShareOf(person.Audience, person.Topics) == Share.Nothing, queued[person.Id] == RecipientState.NotTheirTopics));
        var nothing = queued.Count(one => one.Value == RecipientState.NotTheirTopics);
        Assert.InRange(nothing, 20, 380);
        Assert.Equal(nothing, (await readers.ReadershipAsync(rules)).Nothing);
        await readers.PassAsync();
        Assert.Equal((people.Count - nothing, nothing), (server.Mails.Count, (await readers.ProgressAsync(id)).NotTheirTopics));
    }

    /// <summary>The approver sees what whoever chose a topic will be sent, and what the page has.</summary>
    private static async Task ReadAsSomebodyAsync(StaffClient approver)
    {
        async Task<string> SeenAsync(string form, string topic) =>
            await (await approver.GetAsync((await approver.PageAsync($"{Desks.November}/review?topic={topic}")).QuerySelector($"a[href*='/as/residents/en/{form}']")!.GetAttribute("href")!)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Laws, Films], new[] { Laws, Films }.Where((await SeenAsync("mail", "")).Contains));
        Assert.Equal([Laws], new[] { Laws, Films }.Where((await SeenAsync("text", "law")).Contains));
        Assert.Contains("You chose topics", await SeenAsync("mail", "law"), StringComparison.Ordinal);
        Assert.StartsWith("No piece is about this topic.", await SeenAsync("mail", "channel"), StringComparison.Ordinal);
        Assert.Contains(Films, await SeenAsync("page", "law"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await approver.GetAsync(Desks.November + "/as/residents/en/mail?topic=made-up")).StatusCode);
    }

    private static async Task AddAsync(Readers readers, params (string Name, string Audience, string Topics)[] people) => await readers.InStoreAsync(async store =>
    {
        store.AddRange(people.Select(one => Readers.Of($"{one.Name}@example.org", one.Audience, topics: one.Topics)));
        return await store.SaveChangesAsync();
    });

    private static Task SetTopicsAsync(Readers readers, string name, string topics) =>
        readers.InStoreAsync(store => store.Subscribers.Where(s => s.Email == $"{name}@example.org").ExecuteUpdateAsync(set => set.SetProperty(s => s.Topics, topics)));

    private static async Task<StaffClient> ApprovedAsync(Readers readers)
    {
        var officer = await Desks.BeginAsync(readers.Fixture);
        await officer.DoAsync(Desks.November, "Ask");
        await (await StaffClient.SignInAsync(readers.Fixture, Desks.Approver)).DoAsync(Desks.November + "/review", "Approve");
        return officer;
    }

    private static async Task LetOutAsync(Readers readers, StaffClient officer)
    {
        await officer.DoAsync(Desks.November + "/send", "Now");
        Assert.Equal(1, await readers.LetOutAsync());
        await readers.PassAsync();
    }

    private static async Task<MailingProgress> ProgressAsync(Readers readers) => await readers.ProgressAsync(await readers.InStoreAsync(store => store.Mailings.Select(mailing => mailing.Id).SingleAsync()));

    private static Dictionary<string, Letter> Got(SmtpServer server) => server.Mails.ToDictionary(mail => mail.To.Split('@')[0], mail => Read(MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail.Message)))));

    private static Letter Read(MimeMessage mail) => new(mail.HtmlBody ?? "", mail.TextBody ?? "");

    /// <summary>The HTML and the text tell of the same pieces.</summary>
    private static List<string> PiecesIn(Letter mail)
    {
        string[] all = [Films, Halls, Laws, "/updates/for-all"];
        var html = all.Where(piece => mail.Html.Contains($"{piece}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(html, all.Where(piece => mail.Text.Contains($"{piece}\n", StringComparison.Ordinal) || mail.Text.Contains($"{piece}\r\n", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        return html;
    }

    private static string PlainOf(Letter mail) => string.Concat(mail.Text.Split("--")[0].Where(letter => letter is 'P' || char.IsDigit(letter)));

    private static MailingPart BlocksOf(string audience, params string[][] pieces)
    {
        List<MailingBlock> blocks = [.. pieces.Select((topics, at) => new MailingBlock(BlockKind.Piece, $"<p>P{at}</p>", $"P{at}\n", topics))];
        return new MailingPart(audience, "en", "November", string.Concat(blocks.Select(block => block.Html)), string.Concat(blocks.Select(block => block.Text))) { Blocks = blocks };
    }

    private static T Any<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static string TopicsOf(Random random) =>
        new Choices("", [.. SubscriberChoices.Topics.Where(_ => random.Next(6) == 0)], "", "").TopicText;

    private static void Content(TestContent content, bool forAll)
    {
        content
            .Write("thurrock/updates/film.md", "---\ntitle: A film\nsummary: See it.\ndate: 2026-11-10\ntopics: [online]\naudiences: [residents]\n---\nFilm.\n")
            .Write("thurrock/updates/hall.md", "---\ntitle: The hall\nsummary: Go in.\ndate: 2026-11-09\ntopics: [venues]\naudiences: [parents]\n---\nHall.\n")
            .Write("thurrock/resources/law.md", "---\ntitle: The law\nsummary: To read.\nkind: leaflet\ntopics: [law]\n---\nRead it.\n");
        if (forAll)
        {
            content.Write("thurrock/updates/for-all.md", "---\ntitle: For all\nsummary: All.\ndate: 2026-11-11\n---\nAll.\n");
        }
    }
}

public sealed class TopicsChoosePiecesOnSqlite() : TopicsChoosePieces(Engine.Sqlite);

public sealed class TopicsChoosePiecesOnPostgres() : TopicsChoosePieces(Engine.Postgres);
