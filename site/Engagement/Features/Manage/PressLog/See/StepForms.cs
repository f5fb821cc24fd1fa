using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog.See;

/// <summary>That a reply was sent.</summary>
public sealed class AnswerForm
{
    public string Day { get; set; } = "";

    public string Time { get; set; } = "";

    public string Note { get; set; } = "";

    public IEnumerable<(string Field, string Fault)> Faults(LocalClock clock, DateTime received)
    {
        var at = LocalMoment.Read(Day, Time, clock);
        if (at is null)
        {
            yield return ("Answer.Day", "Enter the day and the time the reply was sent, for example 16:30");
        }
        else if (at > clock.Now.UtcDateTime || at < received)
        {
            yield return ("Answer.Day", at < received ? "A reply cannot be sent before the enquiry came in" : "Enter a time that is not in the future");
        }

        foreach (var fault in Notes.Faults("Answer.Note", Note, needed: false))
        {
            yield return fault;
        }
    }
}

/// <summary>That there will be no reply, and why.</summary>
public sealed class CloseForm
{
    public string As { get; set; } = "";

    public string Note { get; set; } = "";

    public PressState? State => As switch { nameof(PressState.Declined) => PressState.Declined, nameof(PressState.Missed) => PressState.Missed, _ => null };

    public IEnumerable<(string Field, string Fault)> Faults()
    {
        if (State is null)
        {
            yield return ("Close.As", "Choose how it ended");
        }

        foreach (var fault in Notes.Faults("Close.Note", Note, needed: true))
        {
            yield return fault;
        }
    }
}

/// <summary>What came of an answer.</summary>
public sealed class OutcomeForm
{
    public string What { get; set; } = "";

    public string On { get; set; } = "";

    public string Coverage { get; set; } = "";

    public string Note { get; set; } = "";

    public PressOutcome? Outcome => Enum.TryParse<PressOutcome>(What, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;

    public IEnumerable<(string Field, string Fault)> Faults(LocalClock clock, DateTime received)
    {
        if (Outcome is not { } outcome)
        {
            yield return ("Outcome.What", "Choose what came of it");
            yield break;
        }

        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(received, clock.Zone));
        if (outcome != PressOutcome.Unknown && (LocalMoment.ReadDay(On) is not { } on || on > clock.Today || on < first))
        {
            yield return ("Outcome.On", $"Enter a day from {first:d MMMM yyyy} to today");
        }

        if (Coverage.Trim().Length > 0 && !IsWebAddress(Coverage.Trim()))
        {
            yield return ("Outcome.Coverage", $"Enter a web address that begins with https:// or http://, in {PressEnquiry.MaxCoverage} characters or fewer");
        }
        else if (outcome == PressOutcome.Placed && Coverage.Trim().Length + Note.Trim().Length == 0)
        {
            yield return ("Outcome.Coverage", "Enter a link to it; if it is not on the web, say in the note where a copy is kept");
        }

        foreach (var fault in Notes.Faults("Outcome.Note", Note, needed: false))
        {
            yield return fault;
        }
    }

    /// <summary>Nothing that runs, and nobody's name or password in it.</summary>
    private static bool IsWebAddress(string text) =>
        text.Length <= PressEnquiry.MaxCoverage && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0 && address.Host.Contains('.', StringComparison.Ordinal);
}

internal static class Notes
{
    public static IEnumerable<(string Field, string Fault)> Faults(string field, string note, bool needed)
    {
        if ((needed && note.Trim().Length == 0) || note.Trim().Length > PressEnquiry.MaxNote)
        {
            yield return (field, needed ? $"Say why, in {PressEnquiry.MaxNote} characters or fewer" : $"Write a note of {PressEnquiry.MaxNote} characters or fewer");
        }
        else if (ContactDetails.FaultOf(note) is { } fault)
        {
            yield return (field, fault);
        }
    }
}
