using Microsoft.AspNetCore.Http;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Words;

namespace PreventPublic.Core.Web;

/// <summary>A reader's request as every module may know it: which council's site, in which language. There is no person in it.</summary>
/// <param name="Site">The site's id, for example <c>thurrock</c>.</param>
/// <param name="Title">The site's name in the reader's language.</param>
/// <param name="Council">The council's name in the reader's language.</param>
public sealed record Visit(string Site, string Title, string Council, Language Language, IReadOnlyList<Language> Languages, LanguageWords Words, LocalClock Clock)
{
    /// <summary>An address of this site in the reader's language; anything else as it is.</summary>
    public string Href(string address) => Href(address, Language);

    public static string Href(string address, Language language) =>
        language.IsEnglish || !address.StartsWith('/') ? address : address == "/" ? "/" + language.Code : $"/{language.Code}{address}";
}

public static class VisitContext
{
    /// <summary>The visit of this request.</summary>
    /// <exception cref="InvalidOperationException">The request is not for a public site.</exception>
    public static Visit Visit(this HttpContext context) =>
        context.VisitOrNull() ?? throw new InvalidOperationException("No site was chosen for this request.");

    /// <summary>Null in Manage, where nobody is on a public site.</summary>
    public static Visit? VisitOrNull(this HttpContext context) => context.Features.Get<Visit>();
}
