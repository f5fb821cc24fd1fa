using System.Runtime.CompilerServices;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;
using Content = PreventPublic.Cms.Types.Consultation;

namespace PreventPublic.Host.Consultations;

/// <summary>Consultations and surveys as the CMS publishes them.</summary>
public sealed class PublishedConsultations(Publisher publisher, WordBook words) : IConsultationDirectory
{
    public const string Folder = "consultations";

    private readonly ConditionalWeakTable<SiteContent, SurveyLibrary> _libraries = [];

    public IReadOnlyDictionary<string, LocalClock> Sites => publisher.Current.Sites.Values.ToDictionary(site => site.Id, site => site.Clock, StringComparer.Ordinal);

    public IReadOnlyList<Consultation> All(string site) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content ? [.. content.In(Folder).Select(entry => Of(content, entry))] : [];

    public Consultation? Find(string site, string key) => EntryOf(site, key) is var (content, entry) ? Of(content, entry) : null;

    public ConsultationText? Text(string site, string key, Language language)
    {
        if (EntryOf(site, key) is not var (content, entry))
        {
            return null;
        }

        var (reader, local) = (new Reader(content, language, words[language]), (Content)entry.In(language).Item);
        return new ConsultationText(
            reader.Title(entry), reader.Summary(entry), local.See, local.ContentNote is null ? null : reader.Text(local.ContentNote), local.Contacts,
            local.Names.ToDictionary(name => name.Id, name => reader.Text(name.What), StringComparer.Ordinal));
    }

    public ISurveyLibrary? Library(string site) => LibraryOf(site);

    public SurveyText? SurveyText(string site, string key) => publisher.Current.Sites.GetValueOrDefault(site) is { } content ? SurveyLibrary.TextOf(content, key) : null;

    public IReadOnlyList<string> Surveys(string site) => [.. LibraryOf(site)?.Keys.Where(key => key != SurveyReader.Bank) ?? []];

    public Survey? Survey(string site, string key) => key == PageUseful.Key
        ? publisher.Current.Sites.GetValueOrDefault(site) is { } content ? PageUseful.SurveyOf(content.Entries.Select(entry => entry.Address).OfType<string>().Distinct()) : null
        : LibraryOf(site)?.Find(key);

    private SurveyLibrary? LibraryOf(string site) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content ? _libraries.GetValue(content, one => new SurveyLibrary(one, words)) : null;

    private (SiteContent Site, Entry Entry)? EntryOf(string site, string key) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content && content.Find(Folder, key) is { } entry ? (content, entry) : null;

    private static Consultation Of(SiteContent site, Entry entry)
    {
        var item = (Content)entry.Item;
        return new Consultation(site.Id, entry.Key, item.Title, item.Young, [.. item.Rounds.Select(round => new PlannedRound(
            round.Id, round.Survey, round.Doors, item.Names.FirstOrDefault(name => name.Id == round.Id)?.What ?? round.Id,
            round.Opens is { } opens ? site.Clock.At(opens.ToDateTime(TimeOnly.MinValue)).UtcDateTime : null,
            round.Closes is { } closes ? site.Clock.At(closes.AddDays(1).ToDateTime(TimeOnly.MinValue)).UtcDateTime : null))]);
    }
}
