using System.Net;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Files;
using PreventPublic.Host.Delivery;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Strategy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace PreventPublic.Tests.Briefings;

/// <summary>A pack is put together once and printed as the site is then.</summary>
public abstract class PacksArePrinted(Engine engine)
{
    private const string Home = "/manage/thurrock/packs";

    [Fact]
    public async Task A_pack_prints_what_is_published_now_and_warns_of_what_is_not()
    {
        using var content = Desk.Content().Contact("helpline", "0800 011 3764")
            .Page("worried", "Worried", "## First {#first}\n\nCall [us](/worried#x) or see [above](#first).\n\n:::contact helpline", "review: 2026-11-01\n");
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await officer.DoAsync(Home, "", ("Name", "For governors"), ("Language", "en"));
        await officer.DoAsync(address, "Save", ("Form.Introduction", "Hello.\n\nAgain."), ("Form.Add", "pages/worried"), ("Form.Add", "contacts/helpline"));
        await officer.DoAsync(address, "Save", ("Form.Add", "resources/guide"));
        await officer.DoAsync(address, "Save", ("Form.Items[0].Order", "3"), ("Form.Items[2].Order", "1"));

        var printed = await officer.PageAsync(address + "/print");
        Assert.Equal(["A guide", "helpline", "Worried"], printed.QuerySelectorAll(".pp-pack nav a").Select(link => link.TextContent.Trim()));
        Assert.All(printed.QuerySelectorAll(".pp-pack nav a"), link => Assert.NotNull(printed.GetElementById(link.GetAttribute("href")![1..])));
        var piece = printed.GetElementById("piece-pages-worried")!;
        Assert.Equal("http://thurrock.localhost:5080/worried#x", piece.QuerySelector("p a")!.GetAttribute("href"));
        Assert.NotNull(printed.GetElementById(piece.QuerySelectorAll("p a")[1].GetAttribute("href")![1..]));
        Assert.Contains("0800 011 3764", piece.QuerySelector(".pp-contact")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("http://thurrock.localhost:5080/worried", piece.QuerySelector(".pp-pack__source")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(printed.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), printed.QuerySelectorAll("[id]").Length);
        Assert.Contains("looked at again by 1 November 2026", printed.QuerySelector("#warnings")!.ParentElement!.TextContent, StringComparison.Ordinal);

        // Printed again, it says what the site says now, and leaves out what is gone.
        content.Page("worried", "Worried", "Other words.");
        File.Delete(Path.Combine(content.Folder, "thurrock/resources/guide.md"));
        await site.ImportAsync(content.Folder, withdraw: true);
        await site.RefreshAsync();
        var again = await officer.PageAsync(address + "/print");
        Assert.Contains("Other words.", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(again.GetElementById("piece-resources-guide"));
        Assert.Contains("resources/guide” is not published any more", again.QuerySelector("#warnings")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_at_once_lose_nothing_and_bad_input_is_named()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Home, "", ("Name", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Home, "", ("Name", "x"), ("Language", "pl"))).StatusCode);
        var address = await officer.DoAsync(Home, "", ("Name", "Mine"));
        var old = await officer.PageAsync(address);
        await officer.DoAsync(address, "Save", ("Form.Add", "pages/worried"), ("Form.Add", "pages/none"), ("Form.Add", "../secret"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(old, address, "Save", ("Form.Title", "Late"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(old, address, "Drop")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(address, "Save", ("Form.Items[0].Order", "first"))).StatusCode);
        Assert.Single((await officer.PageAsync(address)).QuerySelectorAll("[name$='.Name']"));
        var everywhere = await StaffClient.SignInAsync(site, Role.Administrator, StaffMember.EverySite);
        Assert.Equal(HttpStatusCode.NotFound, (await everywhere.GetAsync(address.Replace("thurrock", "newham", StringComparison.Ordinal) + "/print")).StatusCode);
        await officer.DoAsync(address, "Drop");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_translation_says_on_paper_what_it_says_on_the_site()
    {
        using var content = Desk.Content().Write("thurrock/pages/worried.ur.md", "---\ntitle: فکر\nsummary: خلاصہ\ntranslated-from: 000000000001\n---\nکال کریں\n");
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await officer.DoAsync(Home, "", ("Name", "پیک"), ("Language", "ur"));
        await officer.DoAsync(address, "Save", ("Form.Add", "pages/worried"), ("Form.Add", "resources/guide"));
        var printed = await officer.PageAsync(address + "/print");
        Assert.Equal(("ur", "rtl"), (printed.QuerySelector("article")!.GetAttribute("lang"), printed.QuerySelector("article")!.GetAttribute("dir")));
        Assert.NotNull(printed.QuerySelector("#piece-pages-worried .pp-notice--draft"));
        Assert.Contains("/ur/worried", printed.QuerySelector(".pp-pack__source")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not checked", printed.QuerySelector("#warnings")!.ParentElement!.TextContent, StringComparison.Ordinal);

        // What is not there in Urdu could not be chosen.
        Assert.Single(printed.QuerySelectorAll(".pp-pack__piece"));
    }

    [Fact]
    public async Task A_pdf_is_read_by_the_printer_once_and_by_nobody_else()
    {
        using var content = Desk.Content();
        var printer = new ReadsOnce();
        await using var site = await SiteFixture.NewAsync(engine, content.Folder);
        site.Replace = services =>
        {
            Quiet.Workers(services);
            services.AddSingleton<IPagePrinter>(printer);
        };
        printer.Site = site;
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await officer.DoAsync(Home, "", ("Name", "Mine"));
        await officer.DoAsync(address, "Save", ("Form.Add", "pages/worried"));
        var file = await officer.GetAsync(address + "/print?handler=pdf");
        Assert.Equal(("application/pdf", "Call us."), (file.Content.Headers.ContentType!.MediaType, await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(HttpStatusCode.NotFound, (await StaffClient.Stranger(site).GetAsync(printer.Address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await StaffClient.Stranger(site).GetAsync("/manage/print/x")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await StaffClient.SignInAsync(site, Desk.Approver)).GetAsync(address + "/print?handler=pdf")).StatusCode);
    }

    [Fact]
    public async Task Each_print_counts_once_and_says_nobody()
    {
        using var content = Desk.Content();
        var printer = new ReadsOnce();
        await using var site = await SiteFixture.NewAsync(engine, content.Folder);
        site.Replace = services =>
        {
            Quiet.Workers(services);
            services.AddSingleton<IPagePrinter>(printer);
        };
        printer.Site = site;
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await officer.DoAsync(Home, "", ("Name", "For governors"));
        await officer.DoAsync(address, "Save", ("Form.Add", "pages/worried"));
        Assert.Empty(await Desk.PostedAsync(site, Fact.Kind));
        await officer.PageAsync(address + "/print");
        await officer.PageAsync(address + "/print");
        await officer.GetAsync(address + "/print?handler=pdf");
        await officer.GetAsync(address.Replace("thurrock", "newham", StringComparison.Ordinal) + "/print");
        Fact paper = new("pack.printed", new DateOnly(2026, 11, 23), "thurrock", "packs/For governors", "paper"), pdf = paper with { Dimension = "pdf" };
        Assert.Equal([paper, paper, pdf], (await Desk.PostedAsync(site, Fact.Kind)).Select(message => message.Read<Fact>()).OrderBy(fact => fact.Dimension, StringComparer.Ordinal));

        await site.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(TestContext.Current.CancellationToken);
        await using var counted = await Quiet.StoreAsync(site);
        Assert.Equal([("paper", 2L), ("pdf", 1L)], (await counted.MonthCounts.Where(month => month.Name == "pack.printed").OrderBy(month => month.Dimension).ToListAsync(TestContext.Current.CancellationToken)).Select(month => (month.Dimension, month.Count)));
    }

    /// <summary>Reads what it is to print, as a browser that has not signed in.</summary>
    private sealed class ReadsOnce : IPagePrinter
    {
        public SiteFixture? Site { get; set; }

        public string Address { get; private set; } = "";

        public bool IsReady => true;

        public async Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel)
        {
            Address = address;
            var page = await StaffClient.Stranger(Site!).PageAsync(address);
            return System.Text.Encoding.UTF8.GetBytes(page.QuerySelector("#piece-pages-worried p")!.TextContent is "About Worried." ? page.QuerySelectorAll("#piece-pages-worried p")[1].TextContent : "nothing");
        }
    }
}

public sealed class PacksOnSqlite() : PacksArePrinted(Engine.Sqlite);

public sealed class PacksOnPostgres() : PacksArePrinted(Engine.Postgres);
