namespace PreventPublic.Core.Access;

/// <summary>What staff may do now: asked at every use of a token, so that a role that is taken away counts at once.</summary>
public interface IStaffStanding
{
    Task<bool> MayAsync(Guid staffId, string permission, string site, CancellationToken cancel);

    /// <summary>Ids and names of all who may do something on a site, by name.</summary>
    Task<IReadOnlyList<(Guid Id, string Name)>> WhoMayAsync(string permission, string site, CancellationToken cancel);
}
