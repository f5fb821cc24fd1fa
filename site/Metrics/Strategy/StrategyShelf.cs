using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PreventPublic.Core.Languages;

namespace PreventPublic.Metrics.Strategy;

/// <summary>The published strategies, put together once for each publication of a site.</summary>
public sealed class StrategyShelf(IStrategySource source)
{
    private readonly ConditionalWeakTable<IStrategyLibrary, Book> _books = [];

    public IReadOnlyList<CouncilSite> Sites => source.Sites;

    public CouncilSite? Site(string id) => source.Sites.FirstOrDefault(site => site.Id == id);

    /// <returns>Null when the site has no strategy.</returns>
    public Plan? Plan(string site) => Find(site)?.Plan;

    public PlanText Text(string site, Language language) => Find(site)!.Text(language);

    private Book? Find(string site) => source.At(site) is { } library ? _books.GetValue(library, one => new Book(one)) : null;

    private sealed class Book(IStrategyLibrary library)
    {
        private readonly ConcurrentDictionary<string, PlanText> _texts = new(StringComparer.Ordinal);
        private readonly Lazy<Plan?> _plan = new(() => PlanReader.Read(library, []));

        public Plan? Plan => _plan.Value;

        public PlanText Text(Language language) => _texts.GetOrAdd(language.Code, _ => new PlanText(library, language));
    }
}
