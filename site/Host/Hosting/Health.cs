using System.Data.Common;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Stores;

namespace PreventPublic.Host.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: its stores answer and there is content to show.</summary>
public static class Health
{
    public static readonly IReadOnlySet<string?> Paths = new HashSet<string?> { "/healthz", "/readyz" };

    public static void MapHealth(this IApplicationBuilder app)
    {
        app.Map("/healthz", alive => alive.Run(context => context.Response.WriteAsync("alive\n")));
        app.Map("/readyz", ready => ready.Run(ReadyAsync));
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var problem = services.GetRequiredService<Publisher>().Current.Sites.Count == 0 ? "no content is loaded" : null;
        foreach (var store in services.GetServices<StoreToPrepare>())
        {
            problem ??= await ReachAsync(store.Database, context.RequestAborted) ? null : $"the {store.Database.Name} store cannot be reached";
        }

        context.Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync((problem ?? "ready") + "\n");
    }

    private static async Task<bool> ReachAsync(StoreDatabase database, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancel);
            await using var command = connection.Command("SELECT 1");
            return await command.ExecuteScalarAsync(cancel) is not null;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
