using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>A picture in the sizes that screens need, and cut around what matters in it.</summary>
public abstract class PicturesFit(Engine engine)
{
    private const string Wide = "media/wide.webp";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_offers_every_size_that_there_is_and_each_is_what_it_says()
    {
        await using var desk = await OpenAsync(("wide.jpg", TwoHalves(2400, 1200)));
        await desk.PublishAsync("/manage/thurrock/edit/pages/en/about", ("Body", "Look.\n\n![A hall](media/wide.webp)"));
        var page = await desk.Fixture.On().PageAsync("/about");
        var (source, picture) = (page.QuerySelector("picture source")!, page.QuerySelector("picture img")!);
        Assert.Equal(("A hall", "1600", "800"), (picture.GetAttribute("alt"), picture.GetAttribute("width"), picture.GetAttribute("height")));
        Assert.Equal("image/webp", source.GetAttribute("type"));
        var sizes = source.GetAttribute("srcset")!.Split(", ").Select(size => size.Split(' ')).ToList();
        Assert.Equal(["480w", "960w", "1600w"], sizes.Select(size => size[1]));
        foreach (var size in sizes)
        {
            await IsAsync(desk, size[0], "image/webp", int.Parse(size[1].TrimEnd('w'), System.Globalization.CultureInfo.InvariantCulture));
        }

        await IsAsync(desk, picture.GetAttribute("src")!, "image/jpeg", 960);
    }

    [Fact]
    public async Task Only_the_sizes_that_are_offered_are_made()
    {
        await using var desk = await OpenAsync(("wide.jpg", TwoHalves(2400, 1200)), ("small.png", TwoHalves(300, 200, png: true)));
        await desk.PublishAsync("/manage/thurrock/edit/pages/en/about", ("Body", "![A hall](media/wide.webp)\n\n![A door](media/small.webp)"));
        var page = await desk.Fixture.On().PageAsync("/about");
        var plain = page.QuerySelectorAll("img").Single(image => image.GetAttribute("alt") == "A door");
        Assert.NotEqual("PICTURE", plain.ParentElement!.TagName);
        Assert.Equal("300", plain.GetAttribute("width"));
        var known = page.QuerySelector("picture img")!.GetAttribute("src")!;
        foreach (var wrong in new[] { known.Replace("/960/", "/961/", StringComparison.Ordinal), known.Replace("/960/", "/5000/", StringComparison.Ordinal), known.Replace("/960/", "/-1/", StringComparison.Ordinal), known.Replace(".jpg", ".png", StringComparison.Ordinal), known.Replace("wide", "other", StringComparison.Ordinal), plain.GetAttribute("src")!.Replace("/small", "/480/small", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Fixture.On().GetAsync(wrong)).StatusCode);
        }
    }

    [Fact]
    public async Task What_an_officer_says_must_stay_stays_when_the_picture_is_cut()
    {
        await using var desk = await OpenAsync(("wide.jpg", TwoHalves(2400, 1200)));
        await desk.PublishAsync("/manage/thurrock/edit/updates/en/hall", ("Body", "![A hall](media/wide.webp)"));
        Assert.Equal((true, true), await CornersAsync(desk));
        await FocusAsync(desk, "0-50");
        Assert.Equal((true, false), await CornersAsync(desk));
        await FocusAsync(desk, "100-50");
        Assert.Equal((false, true), await CornersAsync(desk));
        Assert.Equal((100, 50), desk.Fixture.Services.GetRequiredService<Publisher>().Current.Sites["thurrock"].Media[Wide] is var file ? (file.FocalX, file.FocalY) : default);
    }

    [Fact]
    public async Task A_part_that_does_not_exist_is_refused_and_so_is_a_picture_that_does_not()
    {
        await using var desk = await OpenAsync(("wide.jpg", TwoHalves(2400, 1200)));
        var screen = $"/manage/thurrock/media/focal-point?name={Wide}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Author.SendAsync(await desk.Author.PageAsync(screen), screen, "", ("Part", "7-7"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Author.GetAsync("/manage/thurrock/media/focal-point?name=media/nothing.webp")).StatusCode);
    }

    [Fact]
    public async Task A_picture_that_councils_share_is_changed_where_it_is_kept()
    {
        await using var desk = await Desk.OpenAsync(engine, content => content.Write("shared/media/shared.png", TwoHalves(1000, 500, png: true)));
        var publisher = desk.Fixture.Services.GetRequiredService<Publisher>();
        const string name = "media/shared.png", own = $"/manage/thurrock/media/focal-point?name={name}", shared = $"/manage/shared/media/focal-point?name={name}";
        await desk.Author.SendAsync(await desk.Author.PageAsync(own), own, "", ("Part", "0-0"));
        Assert.Equal(MediaFile.Centre, publisher.Current.Sites["thurrock"].Media[name].FocalX);
        var keeper = await StaffClient.SignInAsync(desk.Fixture, Role.Administrator, StaffMember.EverySite);
        await keeper.SendAsync(await keeper.PageAsync(shared), shared, "", ("Part", "0-0"));
        Assert.Equal(0, publisher.Current.Sites["thurrock"].Media[name].FocalX);
    }

    [Fact]
    public async Task Pictures_from_files_are_measured_and_the_api_tells_size_focus_and_renditions()
    {
        await using var desk = await Desk.OpenAsync(engine, content => content.Write("thurrock/media/photo.png", TwoHalves(1000, 500, png: true)).Page("shown", "Shown", "![A hall](media/photo.png)"));
        var json = JsonDocument.Parse(await desk.Fixture.On().TextAsync("/api/v1/entries/pages/shown?include=media")).RootElement.GetProperty("included").GetProperty("media/photo.png");
        Assert.Equal((1000, 500, 50), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32(), json.GetProperty("focalPoint").GetProperty("x").GetInt32()));
        Assert.Equal([(480, "image/webp"), (480, "image/jpeg"), (960, "image/webp"), (960, "image/jpeg")], json.GetProperty("renditions").EnumerateArray().Select(one => (one.GetProperty("width").GetInt32(), one.GetProperty("contentType").GetString()!)));
        foreach (var rendition in json.GetProperty("renditions").EnumerateArray())
        {
            await IsAsync(desk, new Uri(rendition.GetProperty("url").GetString()!).AbsolutePath, rendition.GetProperty("contentType").GetString()!, rendition.GetProperty("width").GetInt32());
        }
    }

    [Theory]
    [InlineData(1000, 500, 0, 0)]
    [InlineData(500, 1000, 100, 100)]
    [InlineData(420, 500, 50, 50)]
    [InlineData(421, 3000, 0, 100)]
    public void A_part_has_the_shape_that_was_asked_for_wherever_the_focal_point_is(int width, int height, int x, int y)
    {
        using var part = Renditions.Cut(TwoHalves(width, height), new MediaFile("", width, height, x, y), SocialCard.PictureWidth, SocialCard.PictureHeight);
        Assert.Equal((SocialCard.PictureWidth, SocialCard.PictureHeight, 3), (part.Width, part.Height, part.Bands));
    }

    private async Task<Desk> OpenAsync(params (string Name, byte[] Bytes)[] pictures)
    {
        var desk = await Desk.OpenAsync(engine, content => content.Write("thurrock/updates/hall.md", "---\ntitle: The hall\nsummary: It is open.\ndate: 2026-11-20\n---\nCome.\n"));
        await MediaTaken.SendAsync(desk, pictures);
        return desk;
    }

    private static async Task FocusAsync(Desk desk, string part)
    {
        var screen = $"/manage/thurrock/media/focal-point?name={Wide}";
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Author.SendAsync(await desk.Author.PageAsync(screen), screen, "", ("Part", part))).StatusCode);
    }

    /// <summary>Whether red is at the left edge of the card's picture, and blue at its right.</summary>
    private static async Task<(bool Red, bool Blue)> CornersAsync(Desk desk)
    {
        var card = await (await desk.Fixture.On().GetAsync("/share/updates/hall.png")).Content.ReadAsByteArrayAsync(Cancel);
        using var image = Image.NewFromBuffer(card);
        Assert.Equal((SocialCard.Width, SocialCard.Height), (image.Width, image.Height));
        var (left, right) = (image.Getpoint(SocialCard.Width - SocialCard.PictureWidth + 5, 250), image.Getpoint(SocialCard.Width - 5, 250));
        return (left[0] > 150 && left[2] < 100, right[2] > 150 && right[0] < 100);
    }

    private static async Task IsAsync(Desk desk, string address, string type, int width)
    {
        var answer = await desk.Fixture.On().GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var image = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(width, image.Width);
    }

    /// <summary>Red at the left, blue at the right.</summary>
    private static byte[] TwoHalves(int width, int height, bool png = false)
    {
        using var red = Image.Black(width / 2, height, bands: 3) + new double[] { 220, 20, 20 };
        using var blue = Image.Black(width - (width / 2), height, bands: 3) + new double[] { 20, 20, 220 };
        using var both = red.Join(blue, Enums.Direction.Horizontal).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return png ? both.PngsaveBuffer() : both.JpegsaveBuffer();
    }
}

public sealed class PicturesFitOnSqlite() : PicturesFit(Engine.Sqlite);

public sealed class PicturesFitOnPostgres() : PicturesFit(Engine.Postgres);
