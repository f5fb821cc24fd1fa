using System.Text.Json;
using PreventPublic.Engagement.Features.Events.Booking;

namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>One registration as it is given to its person. Times are UTC.</summary>
public sealed record SubjectRecord(
    string Session, string State, string Name, string Email, string Phone, int Party, string Guests, IReadOnlyDictionary<string, string> Answers, string Language, DateTime RegisteredAt, DateTime KeptUntil,
    DateTime? ArrivedAt, int? Heads, IReadOnlyList<SubjectStep> Steps)
{
    public static SubjectRecord Of(Session session, Registration r, Arrival? arrival, IEnumerable<Step> steps) => new(
        session.Key.ToString(), r.State.ToString(), r.Name, r.Email, r.Phone, r.Party, r.Guests, JsonSerializer.Deserialize<Dictionary<string, string>>(r.Answers) ?? [], r.Language, r.CreatedAt, session.KeepUntil,
        arrival?.At, arrival?.Heads, [.. steps.Select(step => new SubjectStep(step.At, step.To.ToString(), step.By, step.Note))]);
}

public sealed record SubjectStep(DateTime At, string State, string By, string Note);
