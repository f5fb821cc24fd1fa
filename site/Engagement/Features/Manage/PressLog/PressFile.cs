using System.Globalization;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog;

/// <summary>The log as rows for spreadsheets. Times are the council's.</summary>
public static class PressFile
{
    public static IEnumerable<IEnumerable<string>> Rows(IEnumerable<PressEnquiry> enquiries, TimeZoneInfo zone)
    {
        yield return ["Received", "Kind", "Outlet", "About", "Reply due", "Owner", "State", "Answered", "Hours to reply", "Outcome", "Outcome on", "Coverage"];
        foreach (var one in enquiries)
        {
            yield return
            [
                Local(one.ReceivedAt, zone), PressWords.Of(one.Kind), one.Outlet, one.Subject, Local(one.DeadlineAt, zone), one.OwnerName, PressWords.Of(one.State),
                Local(one.AnsweredAt, zone), PressWords.Hours(one.ReplyTime), one.State == PressState.Answered ? PressWords.Of(one.Outcome) : "", LocalMoment.Write(one.OutcomeOn), one.Coverage,
            ];
        }
    }

    private static string Local(DateTime? utc, TimeZoneInfo zone) =>
        utc is { } moment ? TimeZoneInfo.ConvertTimeFromUtc(moment, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
