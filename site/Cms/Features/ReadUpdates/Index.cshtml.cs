using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.ReadUpdates;

/// <summary>The archive of updates, by month and topic, newest first.</summary>
[Finished("month", "topic", "number")]
public sealed class IndexModel : PublicPage
{
    public const int PageSize = 20;

    public Entry? Intro { get; private set; }

    public IReadOnlyList<Entry> Updates { get; private set; } = [];

    public IReadOnlyList<DateOnly> Months { get; private set; } = [];

    public IReadOnlyList<string> Topics { get; private set; } = [];

    public string? Month { get; private set; }

    public string? Topic { get; private set; }

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public IActionResult OnGet(string? month, string? topic, string? number)
    {
        var all = UpdateList.Newest(Reader);
        Months = [.. all.Select(UpdateList.MonthOf).Distinct()];
        Topics = [.. all.SelectMany(entry => entry.Item.Topics).Distinct().Order(StringComparer.Ordinal)];
        Month = Months.Any(known => Dates(known) == month) ? month : null;
        Topic = Topics.Contains(topic) ? topic : null;
        var found = all.Where(entry => (Month is null || Dates(UpdateList.MonthOf(entry)) == Month) && (Topic is null || entry.Item.Topics.Contains(Topic))).ToList();
        Total = found.Count;
        // Not “page”: Razor Pages keeps that name for itself.
        Number = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 1;
        if (Number < 1 || Number > Pages)
        {
            return NotFoundPage();
        }

        Reader.DoNotKeep = (month ?? "") != (Month ?? "") || (topic ?? "") != (Topic ?? "");
        Updates = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];
        Intro = Reader.Page("updates");
        this.ShowList(Intro, "/updates", "updates.none");
        return Page();
    }

    public static string Dates(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The address of another page of the same choice.</summary>
    public string AddressOf(int page) =>
        Reader.Href("/updates") + QueryString.Create(new Dictionary<string, string?> { ["month"] = Month, ["topic"] = Topic, ["number"] = page.ToString(CultureInfo.InvariantCulture) }
            .Where(pair => pair.Value is { Length: > 0 }));
}
