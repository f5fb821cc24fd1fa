using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Opening an entry and saving it as it is must not change a word of it, whatever its type.</summary>
public sealed class FormsKeepWhatTheyShow
{
    [Fact]
    public async Task Every_shipped_entry_saved_unchanged_says_the_same()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var author = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var heads = await store.Versions.AsNoTracking().Include(v => v.Entry).Where(v => v.IsHead && (v.Language == "en" || v.Language == "ur")).ToListAsync(TestContext.Current.CancellationToken);
        var faults = new List<string>();
        foreach (var before in heads)
        {
            var path = new DocumentPath(before.Entry.Site, before.Entry.Folder, before.Entry.Key, before.Language);
            var edit = $"/manage/{path.Site}/edit/{(path.Folder.Length == 0 ? "settings" : path.Folder)}/{path.Language}/{path.Key}";
            var answer = await author.SendAsync(edit, "Save");
            if (answer.StatusCode != HttpStatusCode.Redirect)
            {
                faults.Add($"{path.File}: {(int)answer.StatusCode}");
                continue;
            }

            var after = await Drafts.HeadAsync(store, path, TestContext.Current.CancellationToken);
            if (Meaning(fixture, before) != Meaning(fixture, after!))
            {
                faults.Add($"{path.File}:\n{string.Join('\n', DocumentDiff.Of(Meaning(fixture, before), Meaning(fixture, after!)).Where(row => row.Changed).Select(row => $"  - {Text(row.Before)}\n  + {Text(row.After)}"))}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {heads.Count}:\n{string.Join('\n', faults.Take(12))}");
    }

    private static string Text(IEnumerable<DiffPiece> pieces) => string.Concat(pieces.Select(piece => piece.Text));

    /// <summary>Every field and the body in one order and one way of writing.</summary>
    private static string Meaning(SiteFixture fixture, VersionRecord version)
    {
        var path = new DocumentPath(version.Entry.Site, version.Entry.Folder, version.Entry.Key, version.Language);
        var document = fixture.Services.GetRequiredService<Cms.Editing.Checking>().Read(path, version.Entry.Type, version.Source, new Faults())!;
        return document.Type.IsData ? document.Source.Trim() : SourceWriter.Write(
            [.. document.Type.Fields.Select(field => KeyValuePair.Create(field.Key, field.ValueIn(document.Item) is false ? "false" : SourceWriter.ValueOf(field, field.ValueIn(document.Item)))),
             new("translated-from", document.Translation?.From), new("checked-by", document.Translation?.CheckedBy)], document.Body);
    }
}
