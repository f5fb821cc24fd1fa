using System.Globalization;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.DistributionLog;

namespace PreventPublic.Engagement.Features.Manage.KeepDistribution;

/// <summary>The log as rows for spreadsheets.</summary>
public static class DistributionFile
{
    public static IEnumerable<IEnumerable<string>> Rows(IEnumerable<DistributionLine> lines)
    {
        yield return ["Day", "What", "How many", "Language", "Kind of organisation", "Organisation", "Written down by"];
        foreach (var line in lines)
        {
            yield return
            [
                LocalMoment.Write(line.On), line.Title, line.Quantity.ToString(CultureInfo.InvariantCulture), Language.Find(line.Language)?.EnglishName ?? line.Language,
                Audiences.NameOf(line.Audience), line.Body, line.By,
            ];
        }
    }
}
