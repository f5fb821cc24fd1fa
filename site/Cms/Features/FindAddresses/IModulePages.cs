using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.FindAddresses;

/// <summary>Public pages of other modules, so that whoever looks for a site's addresses finds them too.</summary>
public interface IModulePages
{
    /// <summary>Those that answer now.</summary>
    Task<IReadOnlyList<ModulePage>> OfAsync(string site, CancellationToken cancel);
}

/// <param name="Address">Without a language: <c>/bulletins</c>.</param>
/// <param name="Language">The only language it really is in; null when it is in every language of the site.</param>
public sealed record ModulePage(string Address, string? Language = null)
{
    public IReadOnlyList<Language> In(SiteContent site) => Language is null ? site.Languages : [.. site.Languages.Where(language => language.Code == Language)];
}
