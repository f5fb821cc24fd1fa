using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>Keys for signing what forms carry, the same on every host. They open nothing: whoever has them could only skip the check.</summary>
public sealed class SharedSecrets(IDbContextFactory<PeopleStore> stores)
{
    private const int Length = 32;

    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    public byte[] Get(string name) => _known.GetOrAdd(name, FindOrMake);

    private byte[] FindOrMake(string name)
    {
        using var store = stores.CreateDbContext();
        if (store.Secrets.AsNoTracking().FirstOrDefault(secret => secret.Name == name) is { } found)
        {
            return found.Value;
        }

        store.Add(new Secret { Name = name, Value = RandomNumberGenerator.GetBytes(Length) });
        try
        {
            store.SaveChanges();
        }
        catch (DbUpdateException)
        {
            // Another host made it in the meantime; below is the one that counts.
        }

        return store.Secrets.AsNoTracking().First(secret => secret.Name == name).Value;
    }
}
