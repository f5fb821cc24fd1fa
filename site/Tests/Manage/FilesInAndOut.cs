using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using PreventPublic.Cms.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>A site's texts leave as a zip file and come back as drafts; hostile zip files bring in nothing.</summary>
public abstract class FilesInAndOut(Engine engine)
{
    private const string Screen = "/manage/thurrock/files";
    private const string About = "thurrock/pages/about.md";

    [Fact]
    public async Task What_goes_out_comes_in_again_without_a_change()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var zip = await (await desk.Author.GetAsync($"{Screen}?handler=Zip")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Contains(About, Names(zip));
        Assert.DoesNotContain(Names(zip), name => !name.StartsWith("thurrock/", StringComparison.Ordinal));
        var answer = await SendAsync(desk, zip);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(1, (await desk.HeadAsync("about")).Number);
    }

    [Fact]
    public async Task A_changed_text_becomes_a_draft_of_whoever_brought_it_in()
    {
        await using var desk = await Desk.OpenAsync(engine);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(desk, Zip((About, "---\ntitle: About\nsummary: What this is about.\n---\nWords from a file.\n")))).StatusCode);
        var head = await desk.HeadAsync("about");
        Assert.Equal((VersionState.Draft, desk.Author.Id), (head.State, head.AuthorId));
        Assert.DoesNotContain("Words from a file.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_both_sides_changed_the_screen_shows_both_and_each_choice_is_kept()
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Editor.DoAsync("/manage/thurrock/edit/pages/en/about", "Save", ("Body", "Changed here."));
        var file = (await desk.HeadAsync("about")).Source.Replace("Changed here.", "Changed in the file.", StringComparison.Ordinal);
        var answer = await SendAsync(desk, Zip((About, file)));
        var page = await StaffClient.ReadAsync(answer, Screen, HttpStatusCode.Conflict);
        Assert.Contains("Changed here.", page.QuerySelector(".pp-file-lines__old")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed in the file.", page.QuerySelector(".pp-file-lines__new")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Author.SendAsync(page, Screen, "Decide")).StatusCode);
        Assert.Contains("Changed here.", (await desk.HeadAsync("about")).Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Author.SendAsync(page, Screen, "Decide", ($"choice:{About}", "take"))).StatusCode);
        Assert.Contains("Changed in the file.", (await desk.HeadAsync("about")).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_faults_brings_in_nothing_and_says_where_they_are()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var answer = await SendAsync(desk, Zip((About, "---\ntitle: About\nsummary: A page.\nnonsense: yes\n---\nSee [there](/nowhere-at-all).\n"), ("thurrock/pages/fine.md", "---\ntitle: Fine\nsummary: Fine.\naddress: /fine\n---\nFine.\n")));
        var page = await StaffClient.ReadAsync(answer, Screen, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("line 4", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.HeadAsync("about")).Number);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Author.GetAsync("/manage/thurrock/edit/pages/en/fine")).StatusCode);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x.md")]
    [InlineData("/thurrock/pages/x.md")]
    [InlineData("thurrock\\pages\\x.md")]
    [InlineData("newham/pages/x.md")]
    [InlineData("shared/contacts/act-early.md")]
    [InlineData("thurrock/../newham/site.md")]
    [InlineData("thurrock/media/picture.svg")]
    public async Task Files_that_are_not_this_sites_texts_are_refused(string name)
    {
        await using var desk = await Desk.OpenAsync(engine);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(desk, Zip((name, "---\ntitle: X\n---\n")))).StatusCode);
    }

    [Fact]
    public async Task A_zip_bomb_and_what_is_no_zip_file_are_refused()
    {
        await using var desk = await Desk.OpenAsync(engine);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(desk, Zip((About, new string('a', 60_000_000))))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(desk, Encoding.UTF8.GetBytes("PK, but no more"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(desk, [])).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(Desk desk, byte[] zip)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in await Desk.TokenOfAsync(desk.Author, Screen))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(zip), "Zip", "site.zip");
        return await desk.Author.PostAsync($"{Screen}?handler=Import", form);
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static List<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}

public sealed class FilesInAndOutOnSqlite() : FilesInAndOut(Engine.Sqlite);

public sealed class FilesInAndOutOnPostgres() : FilesInAndOut(Engine.Postgres);
