using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Bulletins.Material;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>Makes a bulletin's editions from its words and items and from what is published now.</summary>
public sealed class EditionMaker(IBulletinMaterial material, IEventDirectory directory, WordBook words)
{
    /// <summary>One edition for each language of the site and each audience for whom it differs from the residents'.</summary>
    public IReadOnlyList<Edition> All(Bulletin bulletin)
    {
        var languages = directory.Site(bulletin.Site, Language.English)?.Languages ?? [Language.English];
        return [.. AudiencesOf(bulletin).SelectMany(audience => languages.Select(language => One(bulletin, audience, language)))];
    }

    public Edition One(Bulletin bulletin, string audience, Language language)
    {
        var sections = Enum.GetValues<MaterialKind>()
            .Select(kind => new EditionSection(kind, words[language][$"bulletin.section-{NameOf(kind)}"], ItemsOf(bulletin, kind, audience, language)))
            .Where(section => section.Items.Count > 0);
        return new Edition(audience, language.Code, SubjectOf(bulletin, audience, language), IntroductionOf(bulletin, language), [.. sections]);
    }

    /// <summary>Residents, and whoever would read something else than residents do. For whom there is nothing gets what residents get.</summary>
    public static IEnumerable<string> AudiencesOf(Bulletin bulletin)
    {
        var included = bulletin.Items.Where(item => item.Included).ToList();
        return BulletinAudiences.All.Where(audience =>
            audience == BulletinAudiences.Residents
            || (included.Any(item => item.IsFor(audience)) && included.Any(item => item.IsFor(audience) != item.IsFor(BulletinAudiences.Residents))));
    }

    public static string NameOf(MaterialKind kind) => kind switch
    {
        MaterialKind.News => "news",
        MaterialKind.Event => "events",
        MaterialKind.Resource => "resources",
        MaterialKind.YouSaid => "you-said",
        _ => "changed",
    };

    private EditionItem[] ItemsOf(Bulletin bulletin, MaterialKind kind, string audience, Language language) =>
    [
        .. bulletin.Items.Where(item => item.Included && item.Kind == kind && item.IsFor(audience)).OrderBy(item => item.Position)
            .Select(item => (item.Name, Text: material.Text(bulletin.Site, item.Name, language))).Where(item => item.Text is not null)
            .Select(item => new EditionItem(item.Name, item.Text!.Title, item.Text.Summary, item.Text.Address, item.Text.When, item.Text.Language.Code, item.Text.IsSample, item.Text.Topics)),
    ];

    /// <summary>Says whom it is for where that is not everybody: pages and mails of one month must not all be called the same (WCAG 2.4.2).</summary>
    private string SubjectOf(Bulletin bulletin, string audience, Language language)
    {
        var subject = SubjectOf(bulletin, language);
        return audience == BulletinAudiences.Residents ? subject : $"{subject} ({words[language][$"audience.{audience}"]})";
    }

    private string SubjectOf(Bulletin bulletin, Language language)
    {
        if (bulletin.Words.FirstOrDefault(one => one.Language == language.Code) is { Subject.Length: > 0 } own)
        {
            return own.Subject;
        }

        var month = BulletinMonth.Read(bulletin.Month) ?? throw new InvalidDataException($"“{bulletin.Month}” is no month.");
        return words[language]["bulletin.subject", directory.Site(bulletin.Site, language)?.Title ?? "", DateWords.Month(language, month.First)];
    }

    /// <summary>In English where the language has none of its own, so that nobody misses what the council says; it is marked as English.</summary>
    private static IReadOnlyList<EditionText> IntroductionOf(Bulletin bulletin, Language language)
    {
        var own = bulletin.Words.FirstOrDefault(one => one.Language == language.Code && one.Introduction.Length > 0)
            ?? bulletin.Words.FirstOrDefault(one => one.Language == Language.EnglishCode);
        return own is null ? [] : [.. Paragraphs(own.Introduction).Select(text => new EditionText(text, own.Language))];
    }

    private static IEnumerable<string> Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph => paragraph.Replace('\n', ' '));
}
