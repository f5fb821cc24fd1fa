using Microsoft.Data.Sqlite;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import.Piranha;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Importing;

/// <summary>A council on Piranha brings its pages along, and is told what it has to bring by hand.</summary>
public sealed class FromPiranha : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-piranha-").FullName;

    private string Content => Path.Combine(_folder, "content");

    public void Dispose()
    {
        DataFiles.Close(_folder);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Pages_posts_pictures_and_aliases_become_files_that_can_be_read()
    {
        var report = await ImportAsync(Small());
        Assert.Equal((3, 2, 4, 2), (report.Pages, report.Updates, report.Redirects, report.Media));
        var home = await TextAsync("pages/home.md");
        Assert.Contains("address: /", home, StringComparison.Ordinal);
        Assert.Contains("## Get help {#get-help}", home, StringComparison.Ordinal);
        Assert.Contains("Call **now**, or [read more](/help/more).", home, StringComparison.Ordinal);
        Assert.Contains("![A phone](media/a-phone.png)", home, StringComparison.Ordinal);
        Assert.DoesNotContain("<", home, StringComparison.Ordinal);
        Assert.Contains("{ {council}", home, StringComparison.Ordinal);
        Assert.Contains("date: 2026-05-04", await TextAsync("updates/first-news.md"), StringComparison.Ordinal);
        Assert.Contains("to: /help/more", await TextAsync("redirects/old.md"), StringComparison.Ordinal);
        Assert.Contains("to: /updates/first-news-2", await TextAsync("redirects/help-more-first-news.md"), StringComparison.Ordinal);
        Assert.Contains("Other words.", await TextAsync("updates/first-news-2.md"), StringComparison.Ordinal);
        Assert.Contains("Plain words.", await TextAsync("updates/first-news.md"), StringComparison.Ordinal);
        Assert.Contains("![A bus](media/a-phone-2.png)", await TextAsync("updates/first-news.md"), StringComparison.Ordinal);
        Assert.Equal([[1, 2, 3], [4]], new[] { "a-phone.png", "a-phone-2.png" }.Select(file => File.ReadAllBytes(Path.Combine(Content, "town", "media", file)).Select(one => (int)one)));
        Assert.Contains("| Day | Time |", await TextAsync("pages/copy.md"), StringComparison.Ordinal);
        Assert.Contains("| Day | Time |", await TextAsync("pages/help/more.md"), StringComparison.Ordinal);
        foreach (var missing in new[] { "it is a draft", "<iframe>", "has no description", "CustomMapBlock", "1 comments on posts", "site.md", "--from Other", "a copy that followed" })
        {
            Assert.Contains(report.NotCarried, line => line.Contains(missing, StringComparison.Ordinal));
        }

        var faults = new Faults();
        ContentFolder.Read(Content, ContentTypes.BuiltIn, faults);
        Assert.DoesNotContain(faults.All, fault => fault.Severity == Severity.Error && !fault.File.EndsWith("site.md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_of_its_sites_by_name()
    {
        var report = await ImportAsync(Small(), from: "other");
        Assert.Equal(1, report.Pages);
        Assert.Contains("title: Elsewhere", await TextAsync("pages/home.md"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(Path.Combine(_folder, "piranha.db"), from: "nowhere"));
    }

    [Fact]
    public async Task A_real_database_as_its_sample_site_made_it()
    {
        var real = Path.Combine(Repository.Root, "..", "shared", "vectors", "piranha-12");
        if (!Directory.Exists(real))
        {
            // A sample that cannot be shipped; the database that the other tests build has the same schema.
            TestContext.Current.SendDiagnosticMessage("There is no database of Piranha beside the checkout (../shared/vectors/piranha-12); copy one there to try it.");
            return;
        }

        var copy = Path.Combine(_folder, "copy.db");
        File.Copy(Path.Combine(real, "piranha.db"), copy);
        var report = await ImportAsync(copy, Path.Combine(real, "uploads"));
        Assert.Equal(2, report.Pages);
        Assert.Equal(3, report.Updates);
        Assert.Equal(4, report.Redirects);
        Assert.InRange(report.Media, 1, 9);
        Assert.Contains("## ", await TextAsync("pages/home.md"), StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', report.NotCarried));
        var faults = new Faults();
        ContentFolder.Read(Content, ContentTypes.BuiltIn, faults);
        Assert.DoesNotContain(faults.All, fault => fault.Severity == Severity.Error && !fault.File.EndsWith("site.md", StringComparison.Ordinal));
    }

    private async Task<PiranhaReport> ImportAsync(string database, string? uploads = null, string? from = null)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await connection.OpenAsync();
        return await new PiranhaImport(connection, uploads ?? Path.Combine(_folder, "uploads")).WriteAsync("town", Content, from, CancellationToken.None);
    }

    private Task<string> TextAsync(string file) => File.ReadAllTextAsync(Path.Combine(Content, "town", file));

    /// <summary>A database with the columns that Piranha 12's own migrations make, as far as they are read.</summary>
    private string Small()
    {
        var file = Path.Combine(_folder, "piranha.db");
        Directory.CreateDirectory(Path.Combine(_folder, "uploads", "m1"));
        File.WriteAllBytes(Path.Combine(_folder, "uploads", "m1", "A Phone.png"), [1, 2, 3]);
        Directory.CreateDirectory(Path.Combine(_folder, "uploads", "m3"));
        File.WriteAllBytes(Path.Combine(_folder, "uploads", "m3", "A Phone.png"), [4]);
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE "Piranha_Languages" ("Id" TEXT, "Title" TEXT, "Culture" TEXT, "IsDefault" INTEGER);
            CREATE TABLE "Piranha_Sites" ("Id" TEXT, "InternalId" TEXT, "Title" TEXT, "Description" TEXT, "Hostnames" TEXT, "Culture" TEXT, "LanguageId" TEXT, "IsDefault" INTEGER);
            CREATE TABLE "Piranha_Pages" ("Id" TEXT, "SiteId" TEXT, "ParentId" TEXT, "PageTypeId" TEXT, "ContentType" TEXT, "Title" TEXT, "Slug" TEXT, "Published" TEXT, "IsHidden" INTEGER, "Excerpt" TEXT, "MetaDescription" TEXT, "RedirectUrl" TEXT, "OriginalPageId" TEXT, "SortOrder" INTEGER);
            CREATE TABLE "Piranha_Posts" ("Id" TEXT, "BlogId" TEXT, "PostTypeId" TEXT, "Title" TEXT, "Slug" TEXT, "Published" TEXT, "Excerpt" TEXT, "MetaDescription" TEXT, "RedirectUrl" TEXT);
            CREATE TABLE "Piranha_Blocks" ("Id" TEXT, "CLRType" TEXT, "ParentId" TEXT);
            CREATE TABLE "Piranha_BlockFields" ("BlockId" TEXT, "FieldId" TEXT, "Value" TEXT);
            CREATE TABLE "Piranha_PageBlocks" ("BlockId" TEXT, "PageId" TEXT, "SortOrder" INTEGER);
            CREATE TABLE "Piranha_PostBlocks" ("BlockId" TEXT, "PostId" TEXT, "SortOrder" INTEGER);
            CREATE TABLE "Piranha_Media" ("Id" TEXT, "Filename" TEXT, "ContentType" TEXT, "AltText" TEXT, "Description" TEXT);
            CREATE TABLE "Piranha_Aliases" ("SiteId" TEXT, "AliasUrl" TEXT, "RedirectUrl" TEXT);
            CREATE TABLE "Piranha_PostComments" ("Id" TEXT);
            INSERT INTO "Piranha_Languages" VALUES ('L', 'Default', 'en-GB', 1);
            INSERT INTO "Piranha_Sites" VALUES ('S', 'Default', 'Town', NULL, 'town.example', NULL, 'L', 1), ('S2', 'Other', 'Elsewhere', NULL, NULL, NULL, 'L', 0);
            INSERT INTO "Piranha_Pages" VALUES ('P1', 'S', NULL, 'StandardPage', 'Page', 'Town', 'home', '2026-01-01', 0, '<p>Help in <b>Town</b>.</p>', NULL, NULL, NULL, 0),
                ('P2', 'S', 'P1', 'StandardPage', 'Page', 'More help', 'Help/More', '2026-01-01', 0, NULL, 'More.', NULL, NULL, 1), ('P3', 'S', NULL, 'StandardPage', 'Page', 'Not yet', 'not-yet', NULL, 0, NULL, NULL, NULL, NULL, 2),
                ('P4', 'S', NULL, 'StandardPage', 'Page', 'Away', 'away', '2026-01-01', 0, NULL, NULL, 'https://example.org/', NULL, 3),
                ('P5', 'S', NULL, 'StandardPage', 'Page', 'Copy', 'copy', '2026-01-01', 0, NULL, NULL, NULL, 'P2', 4), ('P6', 'S2', NULL, 'StandardPage', 'Page', 'Elsewhere', 'home', '2026-01-01', 0, NULL, NULL, NULL, NULL, 0);
            INSERT INTO "Piranha_Posts" VALUES ('N1', 'P1', 'StandardPost', 'First news', 'first-news', '2026-05-04 10:00:00', 'News.', NULL, NULL), ('N2', 'P2', 'StandardPost', 'Other news', 'first-news', '2026-05-05 10:00:00', 'News.', NULL, NULL);
            INSERT INTO "Piranha_Blocks" VALUES ('B1', 'Piranha.Extend.Blocks.HtmlBlock', NULL), ('B2', 'Piranha.Extend.Blocks.ImageBlock', NULL), ('B3', 'Town.CustomMapBlock', NULL), ('B4', 'Piranha.Extend.Blocks.HtmlBlock', NULL), ('B5', 'Piranha.Extend.Blocks.ImageBlock', NULL), ('B6', 'Piranha.Extend.Blocks.TextBlock', NULL), ('B7', 'Piranha.Extend.Blocks.TextBlock', NULL), ('B8', 'Piranha.Extend.Blocks.HtmlBlock', NULL);
            INSERT INTO "Piranha_BlockFields" VALUES ('B1', 'Body', '<h1>Get help</h1><p>Call <strong>now</strong>, or <a href="/help/more">read more</a>.</p><iframe src="https://x"></iframe><p>{{council}} <script>alert(1)</script></p>'),
                ('B2', 'Body', 'M1'), ('B3', 'Lat', '51'), ('B4', 'Body', '<table><tr><th>Day</th><th>Time</th></tr><tr><td>Monday</td><td>9</td></tr></table>'), ('B5', 'Body', 'M2'), ('B6', 'Body', 'Plain words.'), ('B7', 'Body', 'Other words.'), ('B8', 'Body', '<h5>Deep</h5><p><img src="/uploads/m3/A Phone.png"></p>');
            INSERT INTO "Piranha_PageBlocks" VALUES ('B1', 'P1', 0), ('B2', 'P1', 1), ('B3', 'P1', 2), ('B4', 'P2', 0), ('B5', 'P2', 1);
            INSERT INTO "Piranha_PostBlocks" VALUES ('B6', 'N1', 0), ('B8', 'N1', 1), ('B7', 'N2', 0);
            INSERT INTO "Piranha_Media" VALUES ('M1', 'A Phone.png', 'image/png', 'A phone', NULL), ('M3', 'A Phone.png', 'image/png', 'A bus', NULL), ('M2', 'Hall.jpg', 'image/jpeg', NULL, NULL);
            INSERT INTO "Piranha_Aliases" VALUES ('S', '/old', '/help/more');
            INSERT INTO "Piranha_PostComments" VALUES ('C');
            """;
        command.ExecuteNonQuery();
        return file;
    }
}
