using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.DistributionLog;

namespace PreventPublic.Engagement.Features.Manage.KeepDistribution;

/// <summary>A line of the distribution log as the form sends it.</summary>
public sealed class DistributionForm
{
    public int Revision { get; set; }

    public string On { get; set; } = "";

    /// <summary>A resource's name; empty for something that the site does not have.</summary>
    public string Item { get; set; } = "";

    public string OtherTitle { get; set; } = "";

    public string Quantity { get; set; } = "";

    public string Audience { get; set; } = "";

    public string Body { get; set; } = "";

    public string Language { get; set; } = Core.Languages.Language.EnglishCode;

    public static DistributionForm Of(DistributionLine line) => new()
    {
        Revision = line.Revision,
        On = LocalMoment.Write(line.On),
        Item = line.Item,
        OtherTitle = line.Item.Length == 0 ? line.Title : "",
        Quantity = line.Quantity.ToString(CultureInfo.InvariantCulture),
        Audience = line.Audience,
        Body = line.Body,
        Language = line.Language,
    };

    public IEnumerable<(string Field, string Fault)> Faults(DateOnly today, IReadOnlyList<PrintedItem> items, IReadOnlyList<Language> languages)
    {
        if (LocalMoment.ReadDay(On) is not { } day || day > today)
        {
            yield return ("Form.On", "Enter the day it was handed out; it is not in the future");
        }

        if (Item.Length > 0 && items.All(one => one.Name != Item))
        {
            yield return ("Form.Item", "Choose something from the list");
        }

        if (Item.Length == 0 && PlainLine.Of(OtherTitle).Length is 0 or > DistributionLine.MaxTitle)
        {
            yield return ("Form.OtherTitle", $"Choose a resource above, or say what it was in {DistributionLine.MaxTitle} characters or fewer");
        }

        if (ReadQuantity() is null)
        {
            yield return ("Form.Quantity", $"Enter how many as a whole number from 1 to {DistributionLine.MostPieces}");
        }

        if (Audiences.All.All(one => one.Code != Audience))
        {
            yield return ("Form.Audience", "Choose what kind of organisation got it");
        }

        if (languages.All(one => one.Code != Language))
        {
            yield return ("Form.Language", "Choose a language of this site");
        }

        foreach (var (field, text) in new[] { ("Form.OtherTitle", OtherTitle), ("Form.Body", Body) })
        {
            if (ContactDetails.FaultOf(text) is { } fault)
            {
                yield return (field, fault);
            }
        }

        if (PlainLine.Of(Body).Length > DistributionLine.MaxBody)
        {
            yield return ("Form.Body", $"Use {DistributionLine.MaxBody} characters or fewer");
        }
    }

    public DistributionDetails Read(IReadOnlyList<PrintedItem> items) => new(
        LocalMoment.ReadDay(On)!.Value, Item, Cut(items.FirstOrDefault(one => one.Name == Item)?.Title ?? PlainLine.Of(OtherTitle)), ReadQuantity()!.Value, Audience, PlainLine.Of(Body), Language);

    private int? ReadQuantity() => int.TryParse(Quantity.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= DistributionLine.MostPieces ? number : null;

    private static string Cut(string title) => title.Length <= DistributionLine.MaxTitle ? title : title[..DistributionLine.MaxTitle];
}
