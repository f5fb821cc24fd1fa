using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Decisions;

/// <summary>The published flows, put together once for each publication of a site.</summary>
public sealed class FlowShelf(IFlowSource source, WordBook words)
{
    private readonly ConditionalWeakTable<IFlowLibrary, Books> _books = [];

    /// <summary>A whole flow of a site by its key, which is its address too; null when there is none.</summary>
    public Flow? Find(string site, string key) => BooksOf(site)?.Find(key);

    public IReadOnlyList<Flow> All(string site) => BooksOf(site) is { } books ? [.. books.Library.Keys.Select(books.Find).OfType<Flow>()] : [];

    public FlowWords Words(string site, Flow flow, Language language) =>
        BooksOf(site)!.Words(flow, language, words[language]);

    /// <summary>The keys of all graphs, those of parts too.</summary>
    public IReadOnlyList<string> Keys(string site) => BooksOf(site)?.Library.Keys ?? [];

    public string Title(string site, string key, Language language) => BooksOf(site)?.Library.Prose(key, language)?.Title ?? key;

    public IReadOnlyList<FlowFile> Files(string site, string key) => BooksOf(site)?.Library.Files(key) ?? [];

    /// <summary>Proves a published flow again, for staff to see.</summary>
    public PublishCheck Check(string site, string key) => PublishCheck.Of(BooksOf(site)!.Library, key);

    private Books? BooksOf(string site) => source.At(site) is { } library ? _books.GetValue(library, one => new Books(one)) : null;

    private sealed class Books(IFlowLibrary library)
    {
        private readonly ConcurrentDictionary<string, Flow?> _flows = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<(string Flow, string Language), FlowWords> _words = new();

        public IFlowLibrary Library { get; } = library;

        public Flow? Find(string key) => Library.Keys.Contains(key) ? _flows.GetOrAdd(key, Read) : null;

        public FlowWords Words(Flow flow, Language language, LanguageWords interfaceWords) =>
            _words.GetOrAdd((flow.Id, language.Code), _ => new FlowWords(Library, flow, language, interfaceWords));

        /// <summary>A graph with faults was stopped before it was published; should one come through, there is no such flow rather than a wrong one.</summary>
        private Flow? Read(string key) => Library.Graph(key) is { } text && !FlowReader.IsSubFlow(text) ? new FlowReader(Library.Graph, new FlowFaults()).Read(text) : null;
    }
}
