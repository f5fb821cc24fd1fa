using System.IO.Compression;
using System.Net;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Safety;

/// <summary>What is made anew for a reader is packed as finished pages are; what Manage answers never is (BREACH).</summary>
public sealed class AnswersArePacked
{
    [Theory]
    [InlineData("/search?q=prevent", "no-store")]
    [InlineData("/bulletins/subscribe", "no-store")]
    [InlineData("/bulletins", "no-cache")]
    [InlineData("/briefings", "no-cache")]
    public async Task A_page_made_for_one_reader_is_packed_as_they_ask_and_says_how_long_it_keeps(string address, string kept)
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var plain = await AskAsync(fixture.On(), address, "");
        var packed = await AskAsync(fixture.On(), address, "gzip, deflate, br");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (plain.StatusCode, packed.StatusCode));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.Contains(kept, packed.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var bytes = await packed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(bytes.Length < 7_000, $"{bytes.Length} bytes");
        Assert.Contains("</html>", await UnpackAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_page_is_packed_once()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        foreach (var answer in new[] { await AskAsync(fixture.On(), "/worried", "br"), await AskAsync(fixture.On(), "/worried", "br") })
        {
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.Contains("</html>", await UnpackAsync(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }

    /// <summary>Its tag names the bytes without a coding; who asks first, and takes any coding, must not have other bytes under it.</summary>
    [Fact]
    public async Task What_has_a_tag_is_sent_as_it_is()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var answer = await AskAsync(fixture.On(), "/worried", "*");
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>The page to sign in has a token beside an address that a stranger's link may hold.</summary>
    [Fact]
    public async Task Manage_is_never_packed()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var answer = await AskAsync(fixture.On(StaffClient.Host), "/manage/sign-in?returnUrl=/manage/thurrock", "br");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("__RequestVerificationToken", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private static Task<HttpResponseMessage> AskAsync(Browse site, string address, string codings) => site.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", codings));

    private static async Task<string> UnpackAsync(byte[] bytes)
    {
        await using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
