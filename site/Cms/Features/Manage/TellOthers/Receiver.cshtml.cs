using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Webhooks;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.TellOthers;

/// <summary>One receiver: how its deliveries went, a test, a new key, telling again, stopping.</summary>
[Needs(Permissions.SiteSettings)]
public sealed class ReceiverModel(IDbContextFactory<ContentStore> stores, WebhookKeys keys, TimeProvider time) : ManagePage
{
    private const int Shown = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WebhookRecord Hook { get; private set; } = null!;

    public IReadOnlyList<WebhookDeliveryRecord> Deliveries { get; private set; } = [];

    public string? Key { get; private set; }

    private string Address => $"/manage/{Site}/webhooks/{Id}";

    public async Task<IActionResult> OnGetAsync()
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        return await FindAsync(store) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostTestAsync() => ChangeAsync("webhook.tested", "A test is on its way. Reload to see how it went.", (store, now) =>
        FanOut.Add(store, Hook, new WebhookNews(Guid.NewGuid(), ["test"], Site!, "pages/home", "page", "en", now), "test", now));

    public Task<IActionResult> OnPostStopAsync() => ChangeAsync("webhook.stopped", "It is not told any more.", (_, now) => (Hook.StoppedAt, Hook.StoppedBy) = (now, Staff.Name));

    public async Task<IActionResult> OnPostAgainAsync(Guid delivery)
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (!await FindAsync(store) || await store.WebhookDeliveries.FirstOrDefaultAsync(one => one.Id == delivery && one.WebhookId == Id, Cancel) is not { } again)
        {
            return NotFound();
        }

        again.DeliveredAt = null;
        FanOut.Send(store, again, time.GetUtcNow().UtcDateTime);
        return await SaveAsync(store, "webhook.replayed", "It is told again.");
    }

    /// <summary>The new key is shown on this answer and never again.</summary>
    public async Task<IActionResult> OnPostKeyAsync()
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (!await FindAsync(store))
        {
            return NotFound();
        }

        Key = keys.Rotate(Hook);
        await SaveAsync(store, "webhook.key-changed", "");
        Done = null;
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(string action, string done, Action<ContentStore, DateTime> change)
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (!await FindAsync(store) || Hook.StoppedAt is not null)
        {
            return NotFound();
        }

        change(store, time.GetUtcNow().UtcDateTime);
        return await SaveAsync(store, action, done);
    }

    private async Task<IActionResult> SaveAsync(ContentStore store, string action, string done)
    {
        var now = time.GetUtcNow().UtcDateTime;
        store.Post(AuditLine.Kind, new AuditLine(Staff.Id, Staff.Name, action, Site!, new Uri(Hook.Url).Host, now), now);
        await store.SaveChangesAsync(Cancel);
        return GoTo(Address, done);
    }

    private async Task<bool> FindAsync(ContentStore store)
    {
        if (await store.Webhooks.FirstOrDefaultAsync(hook => hook.Id == Id && hook.Site == Site, Cancel) is not { } found)
        {
            return false;
        }

        Hook = found;
        Deliveries = await store.WebhookDeliveries.AsNoTracking().Where(delivery => delivery.WebhookId == Id).OrderByDescending(delivery => delivery.CreatedAt).Take(Shown).ToListAsync(Cancel);
        Title("Receiver");
        return true;
    }
}
