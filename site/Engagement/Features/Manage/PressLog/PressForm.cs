using PreventPublic.Core;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog;

/// <summary>An enquiry as the form sends it.</summary>
public sealed class PressForm
{
    public int Revision { get; set; }

    public string Kind { get; set; } = "";

    public string Outlet { get; set; } = "";

    public string Subject { get; set; } = "";

    public string ReceivedDay { get; set; } = "";

    public string ReceivedTime { get; set; } = "";

    public string DeadlineDay { get; set; } = "";

    public string DeadlineTime { get; set; } = "";

    /// <summary>A colleague's id; empty for nobody.</summary>
    public string Owner { get; set; } = "";

    public static PressForm Of(PressEnquiry enquiry, LocalClock clock)
    {
        var (received, deadline) = (LocalMoment.Write(enquiry.ReceivedAt, clock), LocalMoment.Write(enquiry.DeadlineAt, clock));
        return new PressForm
        {
            Revision = enquiry.Revision,
            Kind = enquiry.Kind.ToString(),
            Outlet = enquiry.Outlet,
            Subject = enquiry.Subject,
            ReceivedDay = received.Day,
            ReceivedTime = received.Time,
            DeadlineDay = deadline.Day,
            DeadlineTime = deadline.Time,
            Owner = enquiry.OwnerId?.ToString() ?? "",
        };
    }

    /// <param name="answered">UTC. When it was answered; null while it was not.</param>
    public IEnumerable<(string Field, string Fault)> Faults(LocalClock clock, IReadOnlyList<Colleague> owners, DateTime? answered = null)
    {
        if (!Enum.TryParse<PressKind>(Kind, out var kind) || !Enum.IsDefined(kind))
        {
            yield return ("Form.Kind", "Choose what kind of enquiry it is");
        }

        foreach (var (field, name, text, most) in new[] { ("Form.Outlet", "the outlet", Outlet, PressEnquiry.MaxOutlet), ("Form.Subject", "what it is about", Subject, PressEnquiry.MaxSubject) })
        {
            if (PlainLine.Of(text).Length is 0 || PlainLine.Of(text).Length > most)
            {
                yield return (field, $"Enter {name}, in {most} characters or fewer");
            }
            else if (ContactDetails.FaultOf(text) is { } fault)
            {
                yield return (field, fault);
            }
        }

        foreach (var fault in FaultsOfTimes(clock, answered))
        {
            yield return fault;
        }

        if (Owner.Length > 0 && OwnerIn(owners) is null)
        {
            yield return ("Form.Owner", "Choose a colleague who keeps this log, or nobody");
        }
    }

    public PressDetails Read(LocalClock clock, IReadOnlyList<Colleague> owners) => new(
        Enum.Parse<PressKind>(Kind), PlainLine.Of(Outlet), PlainLine.Of(Subject), LocalMoment.Read(ReceivedDay, ReceivedTime, clock)!.Value,
        LocalMoment.Read(DeadlineDay, DeadlineTime, clock), OwnerIn(owners));

    private IEnumerable<(string Field, string Fault)> FaultsOfTimes(LocalClock clock, DateTime? answered)
    {
        var received = LocalMoment.Read(ReceivedDay, ReceivedTime, clock);
        if (received is null || received > clock.Now.UtcDateTime)
        {
            yield return ("Form.ReceivedDay", received is null ? "Enter the day and the time it came in, for example 10:00" : "It cannot have come in later than now");
        }
        else if (received > answered)
        {
            yield return ("Form.ReceivedDay", "It was answered before that. Open it again first, if the answer was wrong");
        }

        if (DeadlineDay.Length + DeadlineTime.Length == 0)
        {
            yield break;
        }

        if (LocalMoment.Read(DeadlineDay, DeadlineTime, clock) is not { } deadline)
        {
            yield return ("Form.DeadlineDay", "Enter a day and a time, for example 17:00, or leave both empty");
        }
        else if (deadline <= received)
        {
            yield return ("Form.DeadlineDay", "A reply cannot be due before the enquiry came in");
        }
    }

    private Colleague? OwnerIn(IReadOnlyList<Colleague> owners) => owners.FirstOrDefault(one => one.Id.ToString() == Owner);
}
