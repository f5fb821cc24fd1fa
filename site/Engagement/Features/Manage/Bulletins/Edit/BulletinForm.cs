using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Edit;

/// <summary>A bulletin as the form sends it.</summary>
public sealed class BulletinForm
{
    public int Revision { get; set; }

    public List<WordsForm> Words { get; set; } = [];

    public List<ItemForm> Items { get; set; } = [];

    public static BulletinForm Of(Bulletin bulletin, IReadOnlyList<Language> languages) => new()
    {
        Revision = bulletin.Revision,
        Words = [.. languages.Select(language => bulletin.Words.FirstOrDefault(words => words.Language == language.Code) is { } words
            ? new WordsForm { Language = language.Code, Subject = words.Subject, Introduction = words.Introduction }
            : new WordsForm { Language = language.Code })],
        Items = [.. bulletin.Items.OrderBy(item => item.Kind).ThenBy(item => item.Position).Select((item, at) => new ItemForm
        {
            Name = item.Name, Order = (at + 1).ToString(CultureInfo.InvariantCulture), Included = item.Included, Audiences = [.. item.Audiences.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        })],
    };

    public IEnumerable<(string Field, string Fault)> Faults(IReadOnlyList<Language> languages)
    {
        foreach (var (words, at) in Words.Select((words, at) => (words, at)))
        {
            var name = languages.FirstOrDefault(language => language.Code == words.Language)?.EnglishName ?? words.Language;
            if (PlainLine.Of(words.Subject).Length > BulletinWords.MaxSubject)
            {
                yield return ($"Form.Words[{at}].Subject", $"Enter a subject in {name} of {BulletinWords.MaxSubject} characters or fewer");
            }

            if (words.Introduction.Length > BulletinWords.MaxIntroduction)
            {
                yield return ($"Form.Words[{at}].Introduction", $"Enter an introduction in {name} of {BulletinWords.MaxIntroduction} characters or fewer");
            }
        }

        foreach (var (_, at) in Items.Select((item, at) => (item, at)).Where(pair => pair.item.Position is null))
        {
            yield return ($"Form.Items[{at}].Order", "Enter the order as a whole number from 1 to 999");
        }
    }

    /// <summary>A copy of the bulletin with what was typed.</summary>
    public Bulletin Onto(Bulletin bulletin) => new()
    {
        Id = bulletin.Id,
        Site = bulletin.Site,
        Month = bulletin.Month,
        Revision = Revision,
        Words = [.. Words.Where(words => Language.Find(words.Language) is not null).DistinctBy(words => words.Language)
            .Select(words => new BulletinWords { Language = words.Language, Subject = PlainLine.Of(words.Subject), Introduction = words.Introduction.Trim() })
            .Where(words => words.Subject.Length + words.Introduction.Length > 0)],
        Items = [.. Items.Join(bulletin.Items, item => item.Name, item => item.Name, (typed, item) => (typed, item)).OrderBy(pair => pair.typed.Position)
            .Select((pair, at) => new BulletinItem { Name = pair.item.Name, Kind = pair.item.Kind, Position = at + 1, Included = pair.typed.Included, Audiences = pair.typed.Codes })],
    };
}

public sealed class WordsForm
{
    public string Language { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Introduction { get; set; } = "";
}

public sealed class ItemForm
{
    public string Name { get; set; } = "";

    public string Order { get; set; } = "";

    public bool Included { get; set; }

    public List<string> Audiences { get; set; } = [];

    public int? Position => int.TryParse(Order, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position is > 0 and < 1000 ? position : null;

    /// <summary>All ticked is everybody, as none is.</summary>
    public string Codes => BulletinAudiences.All.Intersect(Audiences).ToList() is { } known && known.Count < BulletinAudiences.All.Count ? string.Join(' ', known) : "";
}
