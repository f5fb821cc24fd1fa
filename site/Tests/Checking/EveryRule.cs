using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Checking;

/// <summary>Every rule of <c>content check</c>: the fault names file and line, and nothing bad reaches the store.</summary>
public sealed class EveryRule
{
    public static IEnumerable<TheoryDataRow<string>> Rules => BadFiles.All.Select(bad => new TheoryDataRow<string>(bad.Rule));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_bad_file_is_named_with_its_line(string rule)
    {
        var bad = Assert.Single(BadFiles.All, bad => bad.Rule == rule);
        using var content = BadFiles.With(bad);
        Assert.Contains(CheckedContent.ErrorsIn(content.Folder), fault => fault.StartsWith(bad.Fault, StringComparison.Ordinal));
    }

    [Fact]
    public void The_small_site_without_a_bad_file_has_no_error()
    {
        using var content = new TestContent();
        Assert.Empty(CheckedContent.ErrorsIn(content.Folder));
    }

    [Fact]
    public async Task No_bad_file_changes_the_store_in_anything()
    {
        using var good = new TestContent();
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite, good.Folder);
        var before = await RowsAsync(fixture);
        foreach (var bad in BadFiles.All)
        {
            using var content = BadFiles.With(bad);
            content.Page("new", "New", "A page that is right.");
            var report = await fixture.ImportAsync(content.Folder);
            Assert.False(report.Applied, bad.Rule);
            Assert.Contains(report.Faults, fault => fault.Severity == Severity.Error);
            Assert.Equal(before, await RowsAsync(fixture));
        }
    }

    [Fact]
    public void A_phrase_to_avoid_is_pointed_out_unless_somebody_is_quoted_or_it_is_part_of_another_word()
    {
        using var content = new TestContent();
        var (file, text) = BadFiles.Avoided("old word", stops: false);
        content.Write(file, text);
        content.Page("odd", "Odd", "An old word.\n\nThey said “an old word” here. A bold wording, an old wordy one.");
        Assert.Equal("thurrock/pages/odd.md:5: warning: “old word”: it changes; say where it is", Assert.Single(CheckedContent.FaultsIn(content.Folder), fault => fault.ToString().Contains("it changes", StringComparison.Ordinal)).ToString());
    }

    [Theory]
    [InlineData("review: 2020-01-01", "thurrock/pages/odd.md:4: warning: it was to be reviewed by 2020-01-01")]
    [InlineData("translated-from: 0123456789ab", "thurrock/pages/odd.ur.md:4: warning: the English has changed since it was translated")]
    public void What_is_only_late_is_a_warning(string field, string warning)
    {
        using var content = new TestContent();
        content.Page("odd", "Odd", "Text.", field.StartsWith("review", StringComparison.Ordinal) ? field + "\n" : "");
        content.Write("thurrock/pages/odd.ur.md", "---\ntitle: T\nsummary: S\ntranslated-from: 0123456789ab\n---\nText.\n");
        var faults = CheckedContent.FaultsIn(content.Folder);
        Assert.DoesNotContain(faults, fault => fault.Severity == Severity.Error);
        Assert.Contains(faults, fault => fault.ToString().StartsWith(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_are_hard_to_read_are_a_warning()
    {
        const string hard = "Notwithstanding the aforementioned considerations, multidisciplinary safeguarding organisations collaboratively determine proportionate interventions ";
        using var content = new TestContent();
        content.Page("hard", "Hard", string.Concat(Enumerable.Repeat(hard, 6)) + ".").Page("easy", "Easy", string.Concat(Enumerable.Repeat("We can help you. ", 20)));
        var warning = Assert.Single(CheckedContent.FaultsIn(content.Folder), fault => fault.What.StartsWith("it reads at age", StringComparison.Ordinal));
        Assert.Equal(("thurrock/pages/hard.md", 5, Severity.Warning), (warning.File, warning.Line, warning.Severity));
    }

    [Fact]
    public void A_contact_that_nobody_has_checked_is_a_warning()
    {
        using var content = new TestContent();
        content.Contact("one", "01632 960001");
        Assert.Contains(CheckedContent.FaultsIn(content.Folder), fault => fault is { Severity: Severity.Warning, File: "thurrock/contacts/one.md" } && fault.What == "nobody has verified this contact");
    }

    private static async Task<string> RowsAsync(SiteFixture fixture)
    {
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync();
        var versions = await store.Versions.AsNoTracking().OrderBy(version => version.Id).Select(version => $"{version.Id} {version.State} {version.Hash}").ToListAsync();
        return $"{await store.Entries.CountAsync()} {await store.Publications.CountAsync()} {await store.Media.CountAsync()} {await store.ImportedFiles.CountAsync()} {string.Join(';', versions)}";
    }
}
