using System.Text.RegularExpressions;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins.Material;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <param name="Stops">It cannot be sent like this; otherwise it is for the officer to weigh.</param>
public sealed record Finding(bool Stops, string Text);

/// <summary>What stands in the way of a bulletin that everybody can read, in words that say what to do.</summary>
public sealed partial class BulletinCheck(IBulletinMaterial material, TimeProvider time)
{
    public IReadOnlyList<Finding> Of(Bulletin bulletin, IReadOnlyList<Edition> editions) =>
        [.. OfItems(bulletin).Concat(bulletin.Words.SelectMany(OfWords)).Concat(OfReading(bulletin)).Concat(OfTranslations(editions)).OrderByDescending(finding => finding.Stops)];

    private IEnumerable<Finding> OfItems(Bulletin bulletin)
    {
        var included = bulletin.Items.Where(item => item.Included).ToList();
        if (included.Count == 0)
        {
            yield return new(true, "Nothing is in it: tick at least one piece");
        }

        if (included.Count > 0 && !included.Exists(item => item.IsFor(BulletinAudiences.Residents)))
        {
            yield return new(true, "Nothing in it is for residents, and whoever has no bulletin of their own gets theirs: let at least one piece be for them, or for everybody");
        }

        foreach (var item in included)
        {
            if (material.Text(bulletin.Site, item.Name, Language.English) is not { } text)
            {
                yield return new(true, $"“{item.Name}” is not published any more: leave it out");
                continue;
            }

            if (text.Ends is { } ends && ends <= time.GetUtcNow())
            {
                yield return new(true, $"“{text.Title}” is over: leave it out");
            }

            if (text.IsSample)
            {
                yield return new(false, $"“{text.Title}” is made up, to show how the site looks. Readers are told so; better leave it out, since mails reach real people");
            }

            if (text.Summary.Length == 0)
            {
                yield return new(false, $"“{text.Title}” has no summary, so readers see its title only");
            }
        }
    }

    private static IEnumerable<Finding> OfWords(BulletinWords words)
    {
        var (name, text) = (Language.Get(words.Language).EnglishName, words.Introduction);
        if (Address().IsMatch(text))
        {
            yield return new(true, $"The introduction in {name} holds a web address: a screen reader reads it out letter by letter. Tell of the page as a piece below instead");
        }

        if (Shouting().IsMatch(text) || Shouting().IsMatch(words.Subject))
        {
            yield return new(true, $"Words in capitals in {name} are hard to read, and some screen readers spell them: write them small");
        }

        if (text.Contains("click here", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(true, $"“Click here” in {name} says nothing about where it leads");
        }
    }

    private IEnumerable<Finding> OfReading(Bulletin bulletin)
    {
        var english = bulletin.Words.FirstOrDefault(words => words.Language == Language.EnglishCode)?.Introduction ?? "";
        if (english.Length == 0)
        {
            yield return new(false, "There is no introduction");
        }
        else if (material.ReadingAge(english) is { } age && age > material.ReadingAim(bulletin.Site))
        {
            yield return new(false, $"The introduction reads at age {age}; this site aims at {material.ReadingAim(bulletin.Site)}: shorter sentences, everyday words");
        }
    }

    private static IEnumerable<Finding> OfTranslations(IReadOnlyList<Edition> editions) =>
        from edition in editions
        where edition.Audience == BulletinAudiences.Residents && edition.Language != Language.EnglishCode
        let items = edition.Sections.SelectMany(section => section.Items).ToList()
        let behind = items.Count(item => item.Language != edition.Language)
        let introduction = edition.Introduction.Any(text => text.Language != edition.Language)
        where behind > 0 || introduction
        select new Finding(false, $"{Language.Get(edition.Language).EnglishName}: {behind} of {items.Count} pieces are in English{(introduction ? ", and so is the introduction" : "")}. They are marked as English");

    [GeneratedRegex(@"https?://|\bwww\.", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b\p{Lu}{4,}(\s+\p{Lu}{4,})+\b")]
    private static partial Regex Shouting();
}
