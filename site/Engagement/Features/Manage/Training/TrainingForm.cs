using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Training;

namespace PreventPublic.Engagement.Features.Manage.Training;

/// <summary>A training record as the form sends it.</summary>
public sealed class TrainingForm
{
    public const int MostKeepMonths = 84;

    public int Revision { get; set; }

    public string Course { get; set; } = "";

    public string On { get; set; } = "";

    public string Name { get; set; } = "";

    public string Organisation { get; set; } = "";

    public string Role { get; set; } = "";

    public string Email { get; set; } = "";

    public string RenewOn { get; set; } = "";

    public string KeepMonths { get; set; } = "36";

    public static TrainingForm Of(TrainingRecord record) => new()
    {
        Revision = record.Revision,
        Course = record.Course,
        On = LocalMoment.Write(record.On),
        Name = record.Name,
        Organisation = record.Organisation,
        Role = record.Role,
        Email = record.Email,
        RenewOn = LocalMoment.Write(record.RenewOn),
        KeepMonths = MonthsBetween(record.On, record.EraseAt).ToString(CultureInfo.InvariantCulture),
    };

    public IEnumerable<(string Field, string Fault)> Faults(DateOnly today)
    {
        if (LocalMoment.ReadDay(On) is not { } on || on > today)
        {
            yield return ("Form.On", "Enter the day the course was completed; it is not in the future");
        }

        if (RenewOn.Trim().Length > 0 && (LocalMoment.ReadDay(RenewOn) is not { } renew || renew <= LocalMoment.ReadDay(On)))
        {
            yield return ("Form.RenewOn", "Enter a day after the course, or leave it empty");
        }

        if (Email.Trim().Length > 0 && !EmailAddress.IsValid(Email.Trim()))
        {
            yield return ("Form.Email", "Enter an e-mail address, like name@example.com, or leave it empty");
        }

        if (ReadMonths() is null)
        {
            yield return ("Form.KeepMonths", $"Enter how many months from 1 to {MostKeepMonths}");
        }

        foreach (var (field, label, text, most, required) in new[]
        {
            ("Form.Course", "a course", Course, TrainingRecord.MaxCourse, true), ("Form.Name", "a name", Name, TrainingRecord.MaxName, true),
            ("Form.Organisation", "an organisation", Organisation, TrainingRecord.MaxOrganisation, false), ("Form.Role", "a role", Role, TrainingRecord.MaxRole, false),
        })
        {
            if (PlainLine.Of(text).Length > most || (required && PlainLine.Of(text).Length == 0))
            {
                yield return (field, $"Enter {label} of {most} characters or fewer");
            }
        }
    }

    public TrainingDetails Read() => new(
        PlainLine.Of(Course), LocalMoment.ReadDay(On)!.Value, PlainLine.Of(Name), PlainLine.Of(Organisation), PlainLine.Of(Role), Email.Trim(),
        RenewOn.Trim().Length == 0 ? null : LocalMoment.ReadDay(RenewOn), ReadMonths()!.Value);

    private int? ReadMonths() => int.TryParse(KeepMonths.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is > 0 and <= MostKeepMonths ? months : null;

    private static int MonthsBetween(DateOnly on, DateTime eraseAt)
    {
        var last = DateOnly.FromDateTime(eraseAt.AddDays(-1));
        return ((last.Year - on.Year) * 12) + last.Month - on.Month;
    }
}
