using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>A raised statement in all its languages.</summary>
/// <param name="Versions">The newest of each language, English first.</param>
public sealed record RaisedStatement(string Key, IReadOnlyList<VersionRecord> Versions)
{
    public VersionRecord English => Versions[0];

    public bool Waits => !IsUp;

    public bool IsUp => English.State == VersionState.Published;
}

/// <summary>
/// From agreed words to a banner in every language, on the word of two people. The banner holds the moment at which it comes down,
/// so nothing needs to run for it to do so.
/// </summary>
public sealed class Statements(IDbContextFactory<ContentStore> stores, Drafts drafts, Approvals approvals, Publishing publishing, Publisher publisher, ContentTypes types, TimeProvider time)
{
    private const string Folder = "banners";
    private const string KeyPrefix = "statement-";

    /// <summary>Whether a path is of a statement that was raised, which is agreed to on its own screen.</summary>
    public static bool IsRaised(DocumentPath path) => path.Folder == Folder && path.Key.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>The words that the site can raise, in the languages that they are in.</summary>
    public static IEnumerable<Entry> Templates(SiteContent site) => site.In("statements").OrderBy(entry => entry.Item.Title, StringComparer.Ordinal);

    /// <summary>Asks a second person to agree. Nothing is shown yet.</summary>
    /// <param name="hours">From now until it comes down.</param>
    /// <param name="mail">Subscribers are sent it too, once a second person agrees.</param>
    public async Task<Refusal?> RaiseAsync(SiteContent site, string template, int hours, bool mail, StaffMember by, CancellationToken cancel)
    {
        if (site.Find("statements", template) is not { } entry)
        {
            return new("These words are not there any more. Reload the page.");
        }

        var key = KeyPrefix + site.Clock.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var english = SourceOf(TextOf(entry, Language.English), site.Clock.Now.DateTime.AddHours(hours), null, mail);
        var ids = new List<Guid>();
        foreach (var language in site.Languages.Where(entry.IsIn).OrderByDescending(language => language.IsEnglish))
        {
            var path = new DocumentPath(site.Id, Folder, key, language.Code);
            var text = TextOf(entry, language);
            var source = language.IsEnglish ? english : SourceOf(text, null, FingerprintOf(path, english));
            var saved = await drafts.SaveAsync(new DraftText(path, "banner", source, text.Item.Title, null, $"Raised from {entry.Name}"), by, cancel);
            ids.Add(saved.Version!.Id);
        }

        foreach (var id in ids)
        {
            if (await approvals.SubmitAsync(id, by, cancel) is { } refusal)
            {
                return refusal;
            }
        }

        await CallForSecondAsync(site.Id, entry.Item.Title, by, cancel);
        return null;
    }

    /// <summary>Agrees to what was seen, in every language, and shows it.</summary>
    /// <param name="seen">By version, the <see cref="EffectiveHash"/> that was shown.</param>
    public async Task<Refusal?> AgreeAsync(RaisedStatement statement, IReadOnlyDictionary<Guid, string> seen, StaffMember by, CancellationToken cancel)
    {
        foreach (var version in statement.Versions.Where(version => version.State == VersionState.InReview))
        {
            if (await approvals.ApproveAsync(version.Id, seen.GetValueOrDefault(version.Id, ""), by, cancel) is { } refusal)
            {
                return refusal;
            }
        }

        return await publishing.PublishAsync([.. statement.Versions.Select(version => version.Id)], by, cancel);
    }

    /// <summary>Takes it down in every language, or throws away one that waits.</summary>
    public async Task<Refusal?> TakeDownAsync(RaisedStatement statement, StaffMember by, CancellationToken cancel)
    {
        foreach (var version in statement.Versions.Reverse())
        {
            var refusal = version.State == VersionState.Published ? await publishing.WithdrawAsync(version.Id, "The statement was taken down", null, by, cancel)
                : await approvals.ReturnAsync(version.Id, "Not raised after all", by, cancel);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Those that wait for a second person, and those that are up.</summary>
    public async Task<IReadOnlyList<RaisedStatement>> RaisedAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var versions = await store.Versions.AsNoTracking().Include(v => v.Entry)
            .Where(v => v.IsHead && v.Entry.Site == site && v.Entry.Folder == Folder && v.Entry.Key.StartsWith(KeyPrefix) && (v.State == VersionState.InReview || v.State == VersionState.Approved || v.State == VersionState.Published)).ToListAsync(cancel);
        return [.. versions.GroupBy(v => v.Entry.Key).OrderByDescending(group => group.Key, StringComparer.Ordinal)
            .Select(group => new RaisedStatement(group.Key, [.. group.OrderByDescending(v => v.Language == Language.EnglishCode).ThenBy(v => v.Language, StringComparer.Ordinal)]))
            .Where(statement => statement.English.Language == Language.EnglishCode && (statement.Waits || !IsOver(site, statement)))];
    }

    /// <summary>When it comes down, in the council's local time.</summary>
    public DateTime? UntilOf(RaisedStatement statement) => BannerOf(statement)?.Until;

    /// <summary>Whether subscribers are sent it too.</summary>
    public bool IsMailed(RaisedStatement statement) => BannerOf(statement)?.Mail == true;

    private Banner? BannerOf(RaisedStatement statement) =>
        new DocumentReader(types, new Faults()).Read(Approvals.PathOf(statement.English), statement.English.Source, types.Find("banner"))?.Item as Banner;

    private bool IsOver(string site, RaisedStatement statement) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content && UntilOf(statement) is { } until && until <= content.Clock.Now.DateTime;

    private string FingerprintOf(DocumentPath path, string english) =>
        new DocumentReader(types, new Faults()).Read(path.In(Language.EnglishCode), english, types.Find("banner"))!.Fingerprint;

    private static Document TextOf(Entry entry, Language language) => entry.Documents.First(document => document.Path.Language == language.Code);

    /// <summary>The template's words as a banner: nothing of them is changed.</summary>
    private static string SourceOf(Document document, DateTime? until, string? from, bool mail = false)
    {
        var statement = (Statement)document.Item;
        List<KeyValuePair<string, object?>> values = [new("title", document.Item.Title), new("summary", document.Item.Summary)];
        if (document.Translation is { } note)
        {
            values.AddRange([new("translated-from", from), new("checked-by", note.CheckedBy), new("checked-on", note.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        }
        else
        {
            values.AddRange([new("level", statement.Level), new("until", until?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), new("link", statement.Link), new("owner", statement.Owner), new("mail", mail ? "true" : null)]);
        }

        return SourceWriter.Write(values, document.Body);
    }

    private async Task CallForSecondAsync(string site, string title, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Post(StaffNotice.Kind, new StaffNotice(null, site, $"Now: a statement waits for you: {title}",
            $"{by.Name} wants to put up the statement “{title}”. It goes up in every language when somebody else agrees.", $"/manage/{site}/statements", Permissions.ContentPublish, Except: by.Id), now);
        await store.SaveChangesAsync(cancel);
    }
}
