using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Files;
using PreventPublic.Testing;
using PreventPublic.Tests.Checking;
using Xunit;

namespace PreventPublic.Tests.Properties;

/// <summary>Generated documents go in and come out the same, whatever letters, quotes and line breaks they hold.</summary>
public abstract class RoundTrip(Engine engine)
{
    private const int Rounds = 6;
    private const int FilesARound = 60;

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf("help", "Call 999.", "**strong**", "- item", "> quote", "1. one", "`code`", "~~~", "\t", "  ", "\\", "---", "...", "|", "#hash", "&amp;", "<b>", "{{council}}", "\u2028", "\u0085", "\u00a0", "اردو متن", "বাংলা", "ગુજરાતી", "žąsis", "😀", "e\u0301"),
        Gen.Int[0x21, 0xD7FF].Where(code => !char.IsControl((char)code)).Select(code => ((char)code).ToString()));

    private static readonly Gen<string> Lines = Words.Array[0, 8].Select(words => string.Join(' ', words));

    /// <summary>With and without an empty line at the end, and without any line end.</summary>
    private static readonly Gen<string> Bodies = Gen.Select(Lines.Array[0, 12], Gen.OneOf("", "\n", "\n\n\n")).Select((lines, end) => string.Join('\n', lines) + end);

    private static readonly Gen<string> Documents = Gen.Select(Lines, Lines, Bodies, Gen.OneOf("", "topics: [law, online]\n", "topics:\n  - law\n# a remark\n", "review:   2030-01-01\n")).Select(
        (title, summary, body, more) => $"---\ntitle: \"{Quoted("T" + title)}\"\n{more}summary: '{("S" + summary).Replace("'", "''", StringComparison.Ordinal)}'\n---\n{body}");

    [Fact]
    public async Task Generated_documents_are_exported_byte_for_byte_through_several_changes()
    {
        using var content = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(engine, content.Folder);
        var taken = 0;
        await Documents.Array[FilesARound].SampleAsync(async texts =>
        {
            WriteSound(content, texts);
            var report = await fixture.ImportAsync(content.Folder);
            Assert.True(report.Applied, string.Join('\n', report.Faults));
            taken += report.Added + report.Changed;
            await ExportsTheSameAsync(fixture, content.Folder);
        }, iter: Rounds, threads: 1);

        Assert.InRange(taken, Rounds * FilesARound / 2, Rounds * FilesARound + Rounds);
    }

    /// <summary>Writes the documents; one that the checks refuse is replaced.</summary>
    private static void WriteSound(TestContent content, string[] texts)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            content.Write($"thurrock/pages/page-{index}.md", Encoding.UTF8.GetBytes(texts[index]));
        }

        foreach (var file in CheckedContent.FaultsIn(content.Folder).Where(fault => fault.Severity == Severity.Error).Select(fault => fault.File).Distinct())
        {
            content.Page(Path.GetFileNameWithoutExtension(file), "Refused", "This one was refused.");
        }
    }

    private static async Task ExportsTheSameAsync(SiteFixture fixture, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("prevent-export-").FullName;
        await fixture.Services.GetRequiredService<ContentExporter>().ExportAsync(folder, publishedOnly: false, TestContext.Current.CancellationToken);
        var (code, output) = Shell.Run("diff", "-r", expected, folder);
        Directory.Delete(folder, recursive: true);
        Assert.True(code == 0, output);
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}

public sealed class RoundTripOnSqlite() : RoundTrip(Engine.Sqlite);

public sealed class RoundTripOnPostgres() : RoundTrip(Engine.Postgres);
