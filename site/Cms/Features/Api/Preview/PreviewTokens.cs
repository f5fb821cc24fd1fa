using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;

namespace PreventPublic.Cms.Features.Api.Preview;

/// <summary>Tokens that open one site's drafts to one person's programs.</summary>
public sealed class PreviewTokens(IDbContextFactory<ContentStore> stores, IStaffStanding standing, TimeProvider time)
{
    private const string Beginning = "ppt_";

    public static string New() => SecretToken.New(Beginning);

    public static string DigestOf(string token) => SecretToken.DigestOf(token);

    /// <exception cref="ApiException">There is no token, it is over, or it is for another site.</exception>
    public async Task RequireAsync(string authorization, string site, CancellationToken cancel)
    {
        const string scheme = "Bearer ";
        // The scheme's name is read in any case (RFC 9110 §11.1), the token is not.
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || !authorization.AsSpan(scheme.Length).StartsWith(Beginning, StringComparison.Ordinal) || authorization.Length > 100)
        {
            throw new ApiException(401, "Drafts are for staff. Make a token under “Preview access” in Manage and send it as “Authorization: Bearer …”.");
        }

        var digest = DigestOf(authorization[scheme.Length..]);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var token = await store.PreviewTokens.AsNoTracking().FirstOrDefaultAsync(one => one.Digest == digest, cancel);
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= time.GetUtcNow().UtcDateTime || !await standing.MayAsync(token.StaffId, Permissions.ContentRead, token.Site, cancel))
        {
            throw new ApiException(401, "This token opens nothing: it is over, was ended, or never was one. Make a new one in Manage.");
        }

        if (token.Site != site)
        {
            throw new ApiException(403, "This token is for another site. Make one for this site in Manage.");
        }
    }
}
