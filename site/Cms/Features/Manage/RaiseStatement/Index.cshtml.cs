using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.RaiseStatement;

/// <summary>After an incident: agreed words go up in every language when two people say so, and come down by themselves.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(Statements statements, Approvals approvals, Publisher publisher) : ManagePage
{
    private SiteContent _content = null!;

    [BindProperty]
    public string Template { get; set; } = "";

    [BindProperty]
    public string Hours { get; set; } = "";

    [BindProperty]
    public bool Mail { get; set; }

    public IReadOnlyList<Entry> Templates { get; private set; } = [];

    public IReadOnlyList<RaisedStatement> Raised { get; private set; } = [];

    public string LanguagesOf(Entry entry) => string.Join(", ", _content.Languages.Where(entry.IsIn).Select(language => language.EnglishName));

    public string SeenOf(VersionRecord version) => approvals.HashOf(version);

    public DateTime? UntilOf(RaisedStatement raised) => statements.UntilOf(raised);

    public bool IsMailed(RaisedStatement raised) => statements.IsMailed(raised);

    /// <summary>What stands below the front matter, with the council's name where readers see it.</summary>
    public string BodyOf(VersionRecord version) => version.Source.Split("---\n", 3)[^1].Trim()
        .Replace("{{council}}", _content.SettingsIn(Core.Languages.Language.Get(version.Language)).Council, StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostRaiseAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!May(Permissions.ContentWrite))
        {
            return StatusCode(403);
        }

        if (Templates.FirstOrDefault(entry => entry.Key == Template) is not { Item: Statement words })
        {
            Wrong(nameof(Template), "Choose which words");
            return Invalid();
        }

        var hours = words.Hours;
        if (Hours.Trim().Length > 0 && (!int.TryParse(Hours.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out hours) || hours is < 1 or > Statement.MaxHours))
        {
            Wrong(nameof(Hours), $"Enter a number of hours from 1 to {Statement.MaxHours}");
            return Invalid();
        }

        return await EndAsync(await statements.RaiseAsync(_content, Template, hours, Mail, Staff, Cancel), "Raised. Colleagues who can agree have been sent an e-mail; ring one if it is urgent.");
    }

    public Task<IActionResult> OnPostAgreeAsync(string key, List<string> seen) => OnRaisedAsync(key, mayAuthor: false, raised => statements.AgreeAsync(raised, SeenFrom(seen), Staff, Cancel), "It is up, in every language");

    public Task<IActionResult> OnPostTakeDownAsync(string key) => OnRaisedAsync(key, mayAuthor: true, raised => statements.TakeDownAsync(raised, Staff, Cancel), "It is down");

    private async Task<IActionResult> OnRaisedAsync(string key, bool mayAuthor, Func<RaisedStatement, Task<Refusal?>> step, string done)
    {
        if (!await ReadAsync() || Raised.FirstOrDefault(one => one.Key == key) is not { } raised)
        {
            return NotFound();
        }

        return May(Permissions.ContentPublish) || (mayAuthor && !raised.IsUp && raised.English.AuthorId == Staff.Id) ? await EndAsync(await step(raised), done) : StatusCode(403);
    }

    private async Task<IActionResult> EndAsync(Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            return GoTo($"/manage/{Site}/statements", done);
        }

        await ReadAsync();
        Wrong("", refusal.Why);
        return Invalid(409);
    }

    private static Dictionary<Guid, string> SeenFrom(IEnumerable<string> seen) => seen.Select(pair => pair.Split(':')).Where(parts => parts.Length == 2 && Guid.TryParse(parts[0], out _))
        .DistinctBy(parts => parts[0]).ToDictionary(parts => Guid.Parse(parts[0]), parts => parts[1]);

    private async Task<bool> ReadAsync()
    {
        Title("Statements for an incident");
        await publisher.RefreshAsync(Cancel);
        if (publisher.Current.Sites.GetValueOrDefault(Site!) is not { } content)
        {
            return false;
        }

        (_content, Templates, Raised) = (content, [.. Statements.Templates(content)], await statements.RaisedAsync(Site!, Cancel));
        return true;
    }
}
