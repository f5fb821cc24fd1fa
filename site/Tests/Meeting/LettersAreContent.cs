using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using MimeKit;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Host.Letters;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Checking;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>Officers word the mails about registrations as they word everything else.</summary>
public sealed class LettersAreContent
{
    private const string Edit = "/manage/shared/edit/letters/en/booked";
    private const string Newham = "---\ntitle: Prevent in Newham\ncouncil: Newham Council\narea: Newham\npolice: Police\nhosts: [newham.localhost]\ntheme: newham\nexit-to: https://www.bbc.co.uk/weather\nsummary: A site.\n---\n";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_letter_that_is_published_changed_is_the_next_mail_in_both_parts_and_in_urdu(Engine engine)
    {
        await using var meet = await Meet.StartAsync(engine, 50);
        var desk = await StaffAsync(meet);
        await desk.PublishAsync(Edit, ("f.title", "See you soon"), ("f.subject", "Come to {{event}}"),
            ("Body", "**{{council}}** looks forward to *you*.\n\n- Bring water.\n- Read [what is on](/events) or [the law](https://www.legislation.gov.uk/).\n\nAsk [us](mailto:team@example.gov.uk)."));
        await desk.PublishAsync("/manage/shared/edit/letters/ur/booked", ("f.title", "ملاقات"), ("f.subject", "آئیے: {{event}}"), ("Body", "نئے الفاظ [یہاں سے](/events)"), ("Fits", "true"));
        var english = await NextMailAsync(meet, "ada@example.org", "/events/evening/register");
        Assert.Equal("Come to evening", english.Subject);
        Assert.Contains("Thurrock Council looks forward to you.\n\n- Bring water.\n- Read what is on (http://thurrock.localhost:5080/events) or the law (https://www.legislation.gov.uk/).\n\nAsk us (team@example.gov.uk).\n", Text(english), StringComparison.Ordinal);
        var html = new HtmlParser().ParseDocument(english.HtmlBody!);
        Assert.Equal("See you soon", html.QuerySelector("h1")!.TextContent);
        Assert.Equal("Thurrock Council", html.QuerySelector("p strong")!.TextContent);
        Assert.Equal(["http://thurrock.localhost:5080/events", "https://www.legislation.gov.uk/"], html.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotMatch("<img|<script|<link|style=", english.HtmlBody);

        var urdu = await NextMailAsync(meet, "urdu@example.org", "/ur/events/evening/register");
        Assert.Equal("آئیے: evening", urdu.Subject);
        Assert.Contains("نئے الفاظ یہاں سے (http://thurrock.localhost:5080/ur/events)", Text(urdu), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(urdu.HtmlBody!);
        Assert.Equal(("ur", "rtl", "ملاقات"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"), page.QuerySelector("h1")!.TextContent));
        Assert.Equal("http://thurrock.localhost:5080/ur/events", page.QuerySelector("p a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_draft_changes_no_mail_and_a_translation_that_is_withdrawn_gives_way_to_english_that_says_so()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 50);
        var desk = await StaffAsync(meet);
        await desk.Author.DoAsync(Edit, "Submit", ("f.subject", "Draft of {{event}}"));
        Assert.Equal("You have a place: evening", (await NextMailAsync(meet, "ada@example.org", "/events/evening/register")).Subject);

        await desk.WithdrawAsync("/manage/shared/edit/letters/ur/booked");
        var mail = await NextMailAsync(meet, "urdu@example.org", "/ur/events/evening/register");
        Assert.Equal("You have a place: evening", mail.Subject);
        var page = new HtmlParser().ParseDocument(mail.HtmlBody!);
        Assert.Equal(("rtl", "en", "en"), (page.DocumentElement.GetAttribute("dir"), page.QuerySelector("h1")!.GetAttribute("lang"), page.QuerySelector("div[dir=ltr]")!.GetAttribute("lang")));
        Assert.Contains("تقریب", Text(mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_is_withdrawn_leaves_a_mail_that_says_what_is_true_and_has_the_link()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 50);
        var desk = await StaffAsync(meet);
        await desk.WithdrawAsync(Edit);
        var mail = await NextMailAsync(meet, "ada@example.org", "/events/evening/register");
        Assert.Equal("About the event: evening", mail.Subject);
        Assert.Contains("You have a place.", Text(mail), StringComparison.Ordinal);
        Assert.Contains("http://thurrock.localhost:5080/my-registration/", Text(mail), StringComparison.Ordinal);
        Assert.Contains(mail.BodyParts.OfType<TextPart>(), part => part.ContentType.IsMimeType("text", "calendar"));
        Assert.Equal("تقریب کے بارے میں: evening", (await NextMailAsync(meet, "urdu@example.org", "/ur/events/evening/register")).Subject);
    }

    [Fact]
    public async Task A_councils_own_letter_stands_for_the_shared_one_on_its_site_alone()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 50, beside: content => content
            .Write("newham/site.md", Newham).Write("newham/pages/home.md", "---\ntitle: Home\nsummary: S.\naddress: /\n---\nHello.\n")
            .Write("newham/events/evening.md", File.ReadAllText(Path.Combine(content.Folder, "thurrock/events/evening.md")))
            .Write("newham/letters/booked.md", "---\nextends: shared\nsubject: \"Newham keeps you a place: {{event}}\"\n---\n"));
        Assert.Equal("You have a place: evening", (await NextMailAsync(meet, "ada@example.org", "/events/evening/register")).Subject);
        var own = await NextMailAsync(meet, "bob@example.org", "/events/evening/register", "newham");
        Assert.Equal("Newham keeps you a place: evening", own.Subject);
        Assert.Contains("Your place is booked. We look forward to seeing you.", Text(own), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shared", "booked", "en", "ltr", "You have a place: Event (Sample)", "Your place is booked.")]
    [InlineData("shared", "booked", "ur", "rtl", "آپ کی جگہ محفوظ ہے: تقریب (نمونہ)", "آپ کی جگہ محفوظ ہو گئی۔")]
    [InlineData("shared", "please-confirm", "en", "ltr", "Please confirm: Event (Sample)", "The place is kept for you until")]
    [InlineData("shared", "afterwards", "en", "ltr", "How was it? Event (Sample)", "you can print a certificate")]
    public async Task The_preview_is_the_whole_mail_about_an_event_that_is_marked_as_made_up(string site, string key, string language, string direction, string subject, string words)
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 50);
        var desk = await StaffAsync(meet);
        var screen = await desk.Author.PageAsync($"/manage/{site}/edit/letters/{language}/{key}");
        var preview = screen.QuerySelectorAll("a").Single(link => link.TextContent == "Preview").GetAttribute("href")!;
        var page = await desk.Author.PageAsync((await desk.Author.PageAsync(preview)).QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Contains("Example", page.QuerySelector(".govuk-tag")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((subject, direction), (page.QuerySelector("h1 + p")!.TextContent, page.QuerySelector("h1 + p")!.GetAttribute("dir")));
        foreach (var part in new[] { page.QuerySelector(".pp-letter__mail")!, page.QuerySelector("pre")! })
        {
            Assert.Equal((language, direction), (part.GetAttribute("lang"), part.GetAttribute("dir")));
            Assert.Contains(words, part.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_it_is_written_the_mail_and_its_faults_are_shown_and_a_name_that_no_mail_has_stops_it()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 50);
        var desk = await StaffAsync(meet);
        var screen = await desk.Author.PageAsync(Edit);
        var token = screen.QuerySelector("form[data-pp-look] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await desk.Author.PostAsync(screen.QuerySelector("form[data-pp-look]")!.GetAttribute("data-pp-look")!,
            [new("__RequestVerificationToken", token), new("f.title", "T"), new("f.subject", "New words for {event}"), new("Body", "Typed just now for {{event}}.")]);
        var look = (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["html"];
        var faults = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Typed just now for Event (Sample).", look, StringComparison.Ordinal);
        Assert.Contains("means nothing here; write {{event}}", faults, StringComparison.Ordinal);

        var made = await desk.Author.DoAsync("/manage/shared/edit/letters/en/new?NewType=letter", "Submit",
            ("NewType", "letter"), ("NewKey", "bookd"), ("f.title", "T"), ("f.subject", "S {{event}}"), ("Body", "Text."));
        Assert.Contains("would never be sent", (await desk.Author.PageAsync($"{made.Replace("version", "preview", StringComparison.Ordinal)}?handler=Page")).Body!.TextContent, StringComparison.Ordinal);
        await desk.Editor.DoAsync(made, "Approve");
        await desk.Publisher.SendAsync(made, "Publish");
        Assert.Contains("no mail is called “bookd”", (await desk.Publisher.PageAsync(made)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_mail_ships_with_words_in_every_language_and_no_other_does()
    {
        var shipped = Directory.GetFiles(Path.Combine(Repository.Content, "shared/letters")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(LetterNames.All.SelectMany(name => Language.All.Select(language => language.IsEnglish ? $"{name}.md" : $"{name}.{language.Code}.md")).Order(StringComparer.Ordinal), shipped);
    }

    [Fact]
    public void A_file_with_another_name_is_a_fault()
    {
        using var content = new TestContent().Write("thurrock/letters/bookd.md", "---\ntitle: T\nsubject: \"{{event}}\"\n---\nText.\n");
        var faults = new Faults();
        ContentCheck.Run(ContentFolder.Read(content.Folder, ContentTypes.BuiltIn, faults), faults, CheckedContent.Themes, TimeProvider.System, rules: [new LetterRule()]);
        Assert.StartsWith("thurrock/letters/bookd.md:1: no mail is called “bookd”; use one of afterwards, already-registered, ", Assert.Single(faults.All, fault => fault.Severity == Severity.Error).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_reader_and_no_program_is_shown_a_letter_as_content()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 50);
        var reader = meet.Fixture.On();
        Assert.DoesNotContain("letters", await reader.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("You have a place", await reader.TextAsync("/search?q=place"), StringComparison.Ordinal);
        Assert.DoesNotContain("You have a place", await reader.TextAsync("/api/v1/entries?body=text&limit=100"), StringComparison.Ordinal);
        foreach (var address in new[] { "/letters/booked", "/booked", "/api/v1/entries/letters/booked" })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);
        }
    }

    private sealed record Staff(StaffClient Author, StaffClient Editor, StaffClient Publisher)
    {
        public async Task PublishAsync(string edit, params (string Name, string Value)[] fields)
        {
            var version = await Author.DoAsync(edit, "Submit", fields);
            await Editor.DoAsync(version, "Approve");
            await Publisher.DoAsync(version, "Publish");
        }

        public async Task WithdrawAsync(string edit)
        {
            var version = (await Publisher.PageAsync(edit)).QuerySelectorAll("a").Single(link => link.TextContent == "Review and publish").GetAttribute("href")!;
            await Publisher.DoAsync(version, "Withdraw", ("why", "Out of date"), ("then", "nothing"));
        }
    }

    private static async Task<Staff> StaffAsync(Meet meet) => new(
        await StaffClient.SignInAsync(meet.Fixture, Role.Author, DocumentPath.Shared),
        await StaffClient.SignInAsync(meet.Fixture, Role.Editor, DocumentPath.Shared),
        await StaffClient.SignInAsync(meet.Fixture, Role.Publisher, DocumentPath.Shared));

    private static async Task<MimeMessage> NextMailAsync(Meet meet, string email, string form, string site = "thurrock")
    {
        using var http = meet.Fixture.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri($"http://{site}.localhost") });
        await new Registrant(http, form) { Email = email }.RegisterAsync(meet.Wait);
        await meet.DeliverAsync();
        return Directory.GetFiles(Path.Combine(meet.Fixture.Data, "mail"), "*.eml").Select(file => MimeMessage.Load(file)).Single(mail => mail.To.Mailboxes.Single().Address == email);
    }

    private static string Text(MimeMessage mail) => mail.TextBody!.ReplaceLineEndings("\n");
}
