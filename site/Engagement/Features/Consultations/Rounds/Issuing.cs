using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Counting;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>What became of a request for a ballot.</summary>
public abstract record Issue
{
    public sealed record Given(byte[] BlindSignature) : Issue;

    /// <summary>No card has this code, or its round is not open.</summary>
    public sealed record Unknown : Issue;

    /// <summary>The code has had its ballot.</summary>
    public sealed record Used : Issue;

    /// <summary>What was sent cannot be signed with this key.</summary>
    public sealed record Unsignable : Issue;

    /// <summary>The same was asked for too often.</summary>
    public sealed record TooOften : Issue;
}

/// <summary>Gives one blind signature for a code. What it signs it cannot read, so that the ballot cannot be recognised when it comes back.</summary>
public sealed class Issuing(IDbContextFactory<PeopleStore> people, TimeProvider time)
{
    /// <summary>A lost reply is asked for again a few times; more is somebody who wants the key to work for them.</summary>
    private const int MostAgain = 20;

    /// <summary>Counted by each host for itself: that a code was used now leaves no host.</summary>
    private readonly ShortLimit _again = new(new MemoryCounts(time), "ballots-by-code", TimeSpan.FromMinutes(10), MostAgain);

    public async Task<Issue> IssueAsync(Guid round, string? code, byte[] blinded, CancellationToken cancel)
    {
        if (PanelCodes.HashOf(round, code) is not { } hash)
        {
            return new Issue.Unknown();
        }

        if (blinded.Length != BallotKey.Length || !await _again.AllowsAsync(Convert.ToHexString(hash)))
        {
            return blinded.Length != BallotKey.Length ? new Issue.Unsignable() : new Issue.TooOften();
        }

        await using var store = await people.CreateDbContextAsync(cancel);
        var key = await store.Rounds.Where(r => r.Id == round && r.State == RoundState.Open).Select(r => r.BallotPrivateKey).FirstOrDefaultAsync(cancel);
        if (key is null)
        {
            return new Issue.Unknown();
        }

        // Signed before the code is used up: a number that cannot be signed costs nobody their ballot.
        if (BallotKey.SignerOf(key).Sign(blinded) is not { } signature)
        {
            return new Issue.Unsignable();
        }

        return await UseAsync(store, round, hash, SHA256.HashData(blinded), cancel) ?? new Issue.Given(signature);
    }

    /// <summary>One statement decides: of two at once, the database lets one through.</summary>
    /// <returns>Null when the signature may be given out.</returns>
    private static async Task<Issue?> UseAsync(PeopleStore store, Guid round, byte[] hash, byte[] blinded, CancellationToken cancel)
    {
        var used = await store.PanelCodes
            .Where(c => c.Round == round && c.Hash == hash && (!c.Used || c.Blinded == blinded) && store.Rounds.Any(r => r.Id == round && r.State == RoundState.Open))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Used, true).SetProperty(c => c.Blinded, blinded), cancel);
        return used == 1 ? null : await store.PanelCodes.AnyAsync(c => c.Round == round && c.Hash == hash, cancel) ? new Issue.Used() : new Issue.Unknown();
    }
}
