using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Packs.Binding;

namespace PreventPublic.Engagement.Features.Manage.Packs.Edit;

/// <summary>A pack as the form sends it.</summary>
public sealed class PackForm
{
    public int Revision { get; set; }

    public string Title { get; set; } = "";

    public string Introduction { get; set; } = "";

    public List<PackItemForm> Items { get; set; } = [];

    /// <summary>Names of pieces to add at the end.</summary>
    public List<string> Add { get; set; } = [];

    public static PackForm Of(Pack pack) => new()
    {
        Revision = pack.Revision,
        Title = pack.Title,
        Introduction = pack.Introduction,
        Items = [.. pack.Names.Select((name, at) => new PackItemForm { Name = name, Order = (at + 1).ToString(CultureInfo.InvariantCulture) })],
    };

    public IEnumerable<(string Field, string Fault)> Faults()
    {
        if (PlainLine.Of(Title).Length is 0 or > Pack.MaxTitle)
        {
            yield return ("Form.Title", $"Enter a title of {Pack.MaxTitle} characters or fewer");
        }

        if (Introduction.Length > Pack.MaxIntroduction)
        {
            yield return ("Form.Introduction", $"Enter an introduction of {Pack.MaxIntroduction:N0} characters or fewer");
        }

        foreach (var (_, at) in Items.Select((item, at) => (item, at)).Where(pair => !pair.item.Out && pair.item.Position is null))
        {
            yield return ($"Form.Items[{at}].Order", "Enter the order as a whole number from 1 to 999");
        }

        if (Items.Count(item => !item.Out) + Add.Count > Pack.MostItems)
        {
            yield return ("Form.Add", $"A pack holds {Pack.MostItems} pieces or fewer");
        }
    }

    /// <param name="known">Names that can be added; what was in it before may stay, published or not.</param>
    public Pack Onto(Pack pack, IReadOnlySet<string> known)
    {
        var kept = Items.Where(item => !item.Out && (known.Contains(item.Name) || pack.Items.Any(one => one.Name == item.Name))).OrderBy(item => item.Position).Select(item => item.Name);
        return new Pack
        {
            Id = pack.Id,
            Site = pack.Site,
            Language = pack.Language,
            Title = PlainLine.Of(Title),
            Introduction = Introduction.ReplaceLineEndings("\n").Trim(),
            Revision = Revision,
            SavedBy = pack.SavedBy,
            SavedAt = pack.SavedAt,
            Items = [.. kept.Concat(Add.Where(known.Contains)).Distinct().Select((name, at) => new PackItem { PackId = pack.Id, Name = name, Position = at + 1 })],
        };
    }
}

public sealed class PackItemForm
{
    public string Name { get; set; } = "";

    public string Order { get; set; } = "";

    /// <summary>To be taken out.</summary>
    public bool Out { get; set; }

    public int? Position => int.TryParse(Order, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position is > 0 and < 1000 ? position : null;
}
