namespace PreventPublic.Engagement.Features.Press;

/// <summary>Knows who works on a site. The host answers from the staff store.</summary>
public interface IColleagues
{
    /// <summary>Those who may do something on a site now, by name.</summary>
    /// <param name="permission">Of <see cref="Core.Access.Permissions"/>.</param>
    Task<IReadOnlyList<Colleague>> WhoMayAsync(string permission, string site, CancellationToken cancel);
}

/// <summary>A member of staff, as others see them.</summary>
public sealed record Colleague(Guid Id, string Name);
