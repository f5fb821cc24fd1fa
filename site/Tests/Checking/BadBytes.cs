using System.Diagnostics;
using System.Text;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Checking;

/// <summary>Files that are not what they should be below the level of text: encodings, sizes, links out of the folder, text made to exhaust a reader.</summary>
public sealed class BadBytes
{
    private const string Page = "---\ntitle: Zażółć\nsummary: S\n---\nText.\n";

    public static IEnumerable<TheoryDataRow<string, byte[], string>> NotUtf8 =>
    [
        new("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Page)], "thurrock/pages/bad.md:1: the file is not UTF-8"),
        new("UTF-16 of another order", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Page)], "thurrock/pages/bad.md:1: the file is not UTF-8"),
        new("UTF-16 without a mark", Encoding.Unicode.GetBytes("---\ntitle: T\n---\n"), "thurrock/pages/bad.md:1: the file holds a control character"),
        new("Latin-1", Encoding.Latin1.GetBytes("---\ntitle: T\nsummary: Café\n---\n"), "thurrock/pages/bad.md:3: the file is not UTF-8"),
        new("cut inside a letter", [.. Encoding.UTF8.GetBytes("---\ntitle: T\n---\n"), 0xE2, 0x82], "thurrock/pages/bad.md:4: the file is not UTF-8"),
        new("longer than it need be", [.. Encoding.UTF8.GetBytes("---\ntitle: T\n---\n"), 0xC0, 0xAF], "thurrock/pages/bad.md:4: the file is not UTF-8"),
        new("a program", [0x4D, 0x5A, 0x90, 0x00, 0x03], "thurrock/pages/bad.md:1: the file is not UTF-8"),
        new("a bell", Encoding.UTF8.GetBytes("---\ntitle: T\nsummary: S\n---\nA bell: \u0007\n"), "thurrock/pages/bad.md:5: the file holds a control character"),
        new("a vertical tabulator, which no feed can carry", Encoding.UTF8.GetBytes("---\ntitle: T\nsummary: S\n---\nA\u000b\n"), "thurrock/pages/bad.md:5: the file holds a control character"),
    ];

    [Theory]
    [MemberData(nameof(NotUtf8))]
    public void Another_encoding_is_named_with_its_line(string encoding, byte[] bytes, string fault)
    {
        _ = encoding;
        using var content = new TestContent();
        content.Write("thurrock/pages/bad.md", bytes);
        Assert.Contains(CheckedContent.ErrorsIn(content.Folder), error => error.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_forgiven()
    {
        using var content = new TestContent();
        content.Write("thurrock/pages/good.md", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Page.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        Assert.Empty(CheckedContent.ErrorsIn(content.Folder));
    }

    [Fact]
    public void Ten_megabytes_are_refused_without_being_read()
    {
        using var content = new TestContent();
        content.Write("thurrock/pages/bad.md", Encoding.UTF8.GetBytes(Page + new string('a', 10 * 1024 * 1024)));
        content.Write("thurrock/media/bad.pdf", new byte[10 * 1024 * 1024 + 1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var errors = CheckedContent.ErrorsIn(content.Folder).ToList();
        Assert.Equal([
            "thurrock/media/bad.pdf:0: the file has 10,240 KB; at most 10,240 KB",
            "thurrock/pages/bad.md:0: the file has 10,240 KB; at most 1,024 KB; is it the right file?"], errors);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5 * 1024 * 1024);
    }

    [Theory]
    [InlineData("thurrock/media/passwd.txt", "/etc/passwd")]
    [InlineData("thurrock/pages/host.md", "/etc/hostname")]
    [InlineData("thurrock/media/all", "/etc")]
    [InlineData("thurrock/pages/up.md", "../site.md")]
    public void A_link_out_of_the_folder_is_refused(string file, string target)
    {
        using var content = new TestContent();
        Directory.CreateDirectory(Path.Combine(content.Folder, "thurrock/media"));
        File.CreateSymbolicLink(Path.Combine(content.Folder, file), target);
        Assert.Equal([$"{file}:0: this is a link to another place; put the file itself here"], CheckedContent.ErrorsIn(content.Folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("/no/such/folder:0: there is no such folder; name the folder that holds shared/ and one folder per council", CheckedContent.ErrorsIn("/no/such/folder"));

    private static readonly Dictionary<string, string> Exhausting = new()
    {
        ["brackets"] = new('[', 15_000),
        ["links in links"] = Many("[a](", 4_000),
        ["emphasis"] = Many("*a **b ", 2_500),
        ["underscores"] = Many("_a", 8_000),
        ["quotes"] = Many("> ", 9_000) + "a",
        ["lists"] = string.Concat(Enumerable.Range(0, 120).Select(level => new string(' ', level * 2) + "- a\n")),
        ["ticks"] = string.Concat(Enumerable.Range(1, 180).Select(length => new string('`', length) + "a")),
        ["braces"] = Many("{{", 9_000),
        ["attributes"] = Many("a{b=", 4_500),
        ["components"] = Many("::::callout\n", 1_500),
        ["tables"] = Many("|a", 4_000) + "\n" + Many("|-", 4_000) + "\n",
        ["angles"] = Many("<a", 9_000),
        ["entities"] = Many("&#x", 6_000),
        ["a megabyte in one paragraph"] = Many("[a](", 250_000),
        ["a megabyte in many paragraphs"] = Many("Text of a paragraph, [with a link](/).\n\n", 25_000),
    };

    public static IEnumerable<TheoryDataRow<string>> Kinds => Exhausting.Keys.Select(kind => new TheoryDataRow<string>(kind));

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    /// <summary>The answer may be a fault or none; it must come, and soon.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_made_to_exhaust_the_reader_is_answered_in_seconds(string kind)
    {
        using var content = new TestContent();
        content.Page("bad", "Bad", Exhausting[kind]);
        var began = Stopwatch.GetTimestamp();
        _ = CheckedContent.FaultsIn(content.Folder);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_paragraph_that_is_too_long_is_named_with_its_line()
    {
        using var content = new TestContent();
        content.Page("bad", "Bad", "One.\n\nTwo\nlines.\n\n" + new string('a', 20_001));
        Assert.Contains("thurrock/pages/bad.md:10: 20,002 characters stand here without an empty line; at most 20,000", CheckedContent.ErrorsIn(content.Folder));
    }
}
