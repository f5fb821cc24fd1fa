using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Webhooks;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.TellOthers;

/// <summary>The receivers that a site tells of its publications.</summary>
[Needs(Permissions.SiteSettings)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, WebhookClient client, WebhookKeys keys, TimeProvider time) : ManagePage
{
    private const int Most = 20;

    [BindProperty]
    public string? Receiver { get; set; }

    [BindProperty]
    public List<string> Events { get; set; } = [];

    public IReadOnlyList<WebhookRecord> Hooks { get; private set; } = [];

    /// <summary>The new key, shown this once.</summary>
    public string? Key { get; private set; }

    public static IReadOnlyDictionary<string, string> Known => WebhookNews.Known;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        await ReadAsync();
        var url = Receiver?.Trim() ?? "";
        if (client.Problem(url) is { } problem)
        {
            Wrong(nameof(Receiver), problem);
        }

        if (Events.Count == 0 || !Events.TrueForAll(Known.ContainsKey))
        {
            Wrong(nameof(Events), "Choose what to tell");
        }

        if (Hooks.Count(hook => hook.StoppedAt is null) >= Most)
        {
            Wrong(nameof(Receiver), $"A site has at most {Most} receivers. Stop one first");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        await using var store = await stores.CreateDbContextAsync(Cancel);
        var now = time.GetUtcNow().UtcDateTime;
        (Key, var stored) = keys.New();
        var hook = new WebhookRecord { Site = Site!, Url = url, Events = string.Join(' ', Events.Distinct()), Key = stored, CreatedBy = Staff.Name, CreatedAt = now };
        store.Add(hook);
        store.Post(AuditLine.Kind, new AuditLine(Staff.Id, Staff.Name, "webhook.added", Site!, new Uri(url).Host, now, Note: hook.Events), now);
        await store.SaveChangesAsync(Cancel);
        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        Title("Webhooks");
        await using var store = await stores.CreateDbContextAsync(Cancel);
        Hooks = await store.Webhooks.AsNoTracking().Where(hook => hook.Site == Site).OrderByDescending(hook => hook.CreatedAt).ToListAsync(Cancel);
    }
}
