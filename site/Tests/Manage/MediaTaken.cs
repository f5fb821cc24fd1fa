using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>What officers send is what it says, and readers get only what they need of it.</summary>
public sealed class MediaTaken
{
    private const string Screen = "/manage/thurrock/media";

    [Fact]
    public async Task A_photograph_is_made_smaller_and_says_nothing_of_where_it_was_taken()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var page = await StaffClient.ReadAsync(await SendAsync(desk, ("IMG 0001.JPG", Photograph(2400, 1200))), Screen, HttpStatusCode.OK);
        Assert.Contains("media/img-0001.webp", page.Body!.TextContent, StringComparison.Ordinal);
        var kept = await BytesAsync(desk, "media/img-0001.webp");
        using var picture = Image.NewFromBuffer(kept);
        Assert.Equal((1600, 800), (picture.Width, picture.Height));
        Assert.DoesNotContain("secret place", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.DoesNotContain(picture.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field.StartsWith("xmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("card.png", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("card.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("card.html", "<script>alert(1)</script>")]
    [InlineData("card.pdf", "GIF89a then a page of script")]
    [InlineData("card.jpg", "%PDF-1.7 a document that says it is a picture")]
    [InlineData("card.exe", "MZ")]
    public async Task What_is_not_what_its_name_says_is_refused_and_nothing_is_kept(string name, string content)
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        var answer = await SendAsync(desk, (name, Encoding.UTF8.GetBytes(content)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("not taken", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(await NamesAsync(desk));
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "media/passwd.txt")]
    [InlineData("..\\..\\boot.txt", "media/boot.txt")]
    [InlineData("Ünï (final) v2!!.txt", "media/n-final-v2.txt")]
    [InlineData("....txt", "media/file.txt")]
    public void A_files_name_becomes_one_that_an_address_may_hold(string sent, string kept) =>
        Assert.Equal(kept, MediaLibrary.NameFor(Path.GetFileName(sent.Replace('\\', '/')), FileKind.Text));

    [Fact]
    public async Task A_half_sent_picture_is_refused()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(desk, ("half.jpg", Photograph(400, 300)[..40]))).StatusCode);
        Assert.Empty(await NamesAsync(desk));
    }

    [Fact]
    public async Task An_author_adds_but_only_a_publisher_changes_what_readers_see()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite);
        await SendAsync(desk, ("hall.jpg", Photograph(300, 200)));
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(desk.Author, "Replace", [("hall.jpg", Photograph(200, 200))], ("name", "media/hall.webp"))).StatusCode);
        var before = await BytesAsync(desk, "media/hall.webp");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(desk.Publisher, "Replace", [("other.jpg", Photograph(200, 200))], ("name", "media/hall.webp"))).StatusCode);
        Assert.NotEqual(before, await BytesAsync(desk, "media/hall.webp"));
    }

    [Fact]
    public void A_pdf_without_tags_language_and_title_is_taken_with_a_warning_for_each()
    {
        Assert.Equal(4, PdfLook.Warnings("%PDF-1.4 nothing else"u8.ToArray()).Count);
        Assert.Single(PdfLook.Warnings("%PDF-1.7 /MarkInfo << /Marked true >> /Lang (en) /Title (Card)"u8.ToArray()));
    }

    /// <summary>With a place written into it, as a camera does.</summary>
    private static byte[] Photograph(int width, int height)
    {
        using var plain = Image.Black(width, height, bands: 3) + 120;
        using var srgb = plain.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var marked = srgb.Mutate(image => image.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "secret place (secret place, ASCII, 12 components, 12 bytes)"));
        return marked.JpegsaveBuffer();
    }

    internal static Task<HttpResponseMessage> SendAsync(Desk desk, params (string Name, byte[] Bytes)[] files) => SendAsync(desk.Author, "Add", files);

    internal static async Task<HttpResponseMessage> SendAsync(StaffClient client, string handler, (string Name, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in (await Desk.TokenOfAsync(client, Screen)).Select(pair => (pair.Key, pair.Value)).Concat(fields))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "Files", name);
        }

        return await client.PostAsync($"{Screen}?handler={handler}", form);
    }

    private static async Task<byte[]> BytesAsync(Desk desk, string name) =>
        await (await desk.Author.GetAsync($"{Screen}?handler=File&name={Uri.EscapeDataString(name)}")).Content.ReadAsByteArrayAsync();

    private static async Task<IReadOnlyList<string>> NamesAsync(Desk desk)
    {
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync();
        return await store.Media.Select(media => media.Name).ToListAsync();
    }
}
