using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Manage.Briefings.Edit;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Keeping;

namespace PreventPublic.Engagement.Features.Manage.Planning.EditItem;

/// <summary>An item of the plan as the form sends it.</summary>
public sealed class ItemForm
{
    public int Revision { get; set; }

    public string Title { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Objective { get; set; } = "";

    public string Audience { get; set; } = "";

    /// <summary>An id.</summary>
    public string Owner { get; set; } = "";

    public string Due { get; set; } = "";

    public string Note { get; set; } = "";

    public static ItemForm Of(PlanItem item) => new()
    {
        Revision = item.Revision,
        Title = item.Title,
        Kind = item.Kind,
        Objective = item.Objective,
        Audience = item.Audience,
        Owner = item.OwnerId.ToString(),
        Due = item.Due.ToString(BriefingForm.DayFormat, CultureInfo.InvariantCulture),
        Note = item.Note,
    };

    /// <param name="owners">Who can own it.</param>
    public IEnumerable<(string Field, string Fault)> Faults(IReadOnlyList<(string Id, string Title)> objectives, IReadOnlyList<(Guid Id, string Name)> owners)
    {
        if (PlainLine.Of(Title).Length is 0 or > PlanItem.MaxTitle)
        {
            yield return ("Form.Title", $"Say what is to be done, in {PlanItem.MaxTitle} characters or fewer");
        }

        if (!PlanKinds.All.Contains(Kind))
        {
            yield return ("Form.Kind", "Choose what it is");
        }

        if (Objective.Length > 0 && objectives.All(one => one.Id != Objective))
        {
            yield return ("Form.Objective", "Choose one of the objectives, or none");
        }

        if (Audience.Length > 0 && !PlanWords.Audiences.Contains(Audience))
        {
            yield return ("Form.Audience", "Choose whom it is for");
        }

        if (owners.All(one => one.Id.ToString() != Owner))
        {
            yield return ("Form.Owner", "Choose whose it is");
        }

        if (BriefingForm.DayOf(Due) is null)
        {
            yield return ("Form.Due", "Enter the day by which it is due");
        }

        if (Note.Trim().Length > PlanItem.MaxNote)
        {
            yield return ("Form.Note", $"Enter a note of {PlanItem.MaxNote} characters or fewer");
        }
    }

    public void Onto(PlanItem item, IReadOnlyList<(Guid Id, string Name)> owners)
    {
        (item.Title, item.Kind, item.Objective, item.Audience) = (PlainLine.Of(Title), Kind, Objective, Audience);
        (item.OwnerId, item.OwnerName) = owners.First(one => one.Id.ToString() == Owner);
        (item.Due, item.Note) = (BriefingForm.DayOf(Due)!.Value, Note.ReplaceLineEndings("\n").Trim());
    }
}
