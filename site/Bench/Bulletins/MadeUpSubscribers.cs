using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Bench.Bulletins;

/// <summary>Confirmed subscribers of one council.</summary>
internal static class MadeUpSubscribers
{
    /// <summary>The address of one of them.</summary>
    public static string Email(int number) => $"p{number}@example.org";

    /// <summary>Exactly so many; those before are gone.</summary>
    /// <param name="withTopics">Half chose topics, one or two, and a third are parents; otherwise all are residents who read everything.</param>
    public static async Task SeedAsync(PeopleStore store, string council, int people, bool withTopics, CancellationToken cancel)
    {
        var many = withTopics ? 1 : 0;
        await store.Subscribers.ExecuteDeleteAsync(cancel);
        await store.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {people})
            INSERT INTO "Subscribers" ("Id", "Site", "Email", "EmailHash", "Domain", "Audience", "Topics", "Language", "Frequency", "CreatedAt", "ConfirmedAt", "Nonce")
            SELECT printf('00000000-0000-4000-8000-%012X', x), {council}, 'p' || x || '@example.org', 'hash' || x, 'example.org',
                CASE WHEN {many} = 1 AND x % 3 = 0 THEN 'parents' ELSE 'residents' END,
                CASE WHEN {many} = 1 AND x % 2 = 0 THEN ' ' || CASE x % 6 WHEN 0 THEN 'law' WHEN 2 THEN 'channel' ELSE 'schools' END || ' ' || CASE x % 8 WHEN 0 THEN 'online ' WHEN 2 THEN 'safety ' WHEN 4 THEN 'venues ' ELSE '' END ELSE '' END,
                'en', 'monthly', '2026-11-01 00:00:00', '2026-11-01 00:00:00', 'nonce' FROM n
            """, cancel);
    }
}
