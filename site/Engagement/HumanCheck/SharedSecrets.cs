using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>
/// Keys for signing what forms carry, the same on every host. They open nothing: whoever has them could only skip the check.
/// Pages that need them wait for them first (<see cref="ReadySecretsAttribute"/>): a hundred requests that block while the first
/// of them waits for a connection would leave no thread to give one back.
/// </summary>
public sealed class SharedSecrets(IDbContextFactory<PeopleStore> stores)
{
    public const string Forms = "forms";
    public const string Altcha = "altcha";
    public const string Certificates = "certificates";
    public const string Bulletins = "bulletins";

    private const int Length = 32;

    private static readonly string[] All = [Forms, Altcha, Certificates, Bulletins];

    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the keys, once; makes those that no host has made yet.</summary>
    public async ValueTask ReadyAsync()
    {
        foreach (var name in All)
        {
            await FindAsync(name);
        }
    }

    public byte[] Get(string name) => FindAsync(name).GetAwaiter().GetResult();

    private async Task<byte[]> FindAsync(string name)
    {
        var asked = _known.GetOrAdd(name, _ => new Lazy<Task<byte[]>>(() => FindOrMakeAsync(name)));
        try
        {
            return await asked.Value.ConfigureAwait(false);
        }
        catch
        {
            // The store was out of reach: the next request asks again.
            _known.TryRemove(new(name, asked));
            throw;
        }
    }

    private async Task<byte[]> FindOrMakeAsync(string name)
    {
        await using var store = await stores.CreateDbContextAsync();
        if (await store.Secrets.AsNoTracking().FirstOrDefaultAsync(secret => secret.Name == name) is { } found)
        {
            return found.Value;
        }

        store.Add(new Secret { Name = name, Value = RandomNumberGenerator.GetBytes(Length) });
        try
        {
            await store.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another host made it in the meantime; below is the one that counts.
        }

        return (await store.Secrets.AsNoTracking().FirstAsync(secret => secret.Name == name)).Value;
    }
}
