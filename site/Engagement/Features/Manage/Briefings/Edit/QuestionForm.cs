using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Consultations.Screening;

namespace PreventPublic.Engagement.Features.Manage.Briefings.Edit;

/// <summary>A question and its answer as the form sends them. Left empty, it is no question.</summary>
public sealed class QuestionForm
{
    public string Text { get; set; } = "";

    public string Answer { get; set; } = "";

    public string AnsweredOn { get; set; } = "";

    public string Owner { get; set; } = "";

    public bool IsEmpty => Text.Trim().Length + Answer.Trim().Length + Owner.Trim().Length == 0;

    public static QuestionForm Of(BriefingQuestion question) => new()
    {
        Text = question.Text,
        Answer = question.Answer,
        AnsweredOn = question.AnsweredOn?.ToString(BriefingForm.DayFormat, CultureInfo.InvariantCulture) ?? "",
        Owner = question.Owner,
    };

    /// <param name="prefix">Of the fields' names.</param>
    public IEnumerable<(string Field, string Fault)> Faults(string prefix, DateOnly today)
    {
        if (IsEmpty)
        {
            yield break;
        }

        if (PlainLine.Of(Text).Length is 0 or > BriefingQuestion.MaxText)
        {
            yield return (prefix + nameof(Text), $"Enter the question in {BriefingQuestion.MaxText} characters or fewer");
        }

        if (Answer.Trim().Length > BriefingQuestion.MaxAnswer)
        {
            yield return (prefix + nameof(Answer), $"Enter the answer in {BriefingQuestion.MaxAnswer:N0} characters or fewer");
        }

        foreach (var (field, text) in new[] { (nameof(Text), Text), (nameof(Answer), Answer) })
        {
            if (ContactDetails.FaultOf(text) is { } found)
            {
                yield return (prefix + field, found);
            }
        }

        if (Answer.Trim().Length > 0 && AnsweredOn.Trim().Length > 0 && (BriefingForm.DayOf(AnsweredOn) is not { } day || day > today))
        {
            yield return (prefix + nameof(AnsweredOn), "Enter the day of the answer, today or before");
        }

        if (PlainLine.Of(Owner).Length > BriefingQuestion.MaxOwner || (Answer.Trim().Length == 0 && PlainLine.Of(Owner).Length == 0))
        {
            yield return (prefix + nameof(Owner), $"Say which role or team answers it, in {BriefingQuestion.MaxOwner} characters or fewer");
        }
    }

    /// <param name="today">When it was answered, where no day was typed.</param>
    public BriefingQuestion Make(Guid briefing, int number, DateOnly today)
    {
        var answer = Answer.ReplaceLineEndings("\n").Trim();
        return new BriefingQuestion
        {
            BriefingId = briefing,
            Number = number,
            Text = PlainLine.Of(Text),
            Answer = answer,
            AnsweredOn = answer.Length == 0 ? null : BriefingForm.DayOf(AnsweredOn) ?? today,
            Owner = PlainLine.Of(Owner),
        };
    }
}
