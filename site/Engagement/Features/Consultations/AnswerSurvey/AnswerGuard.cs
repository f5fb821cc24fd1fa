using System.Net;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>How many answers may come from one address. A school, a library or a mosque may share one; a flood may not come through.</summary>
public sealed class AnswerGuard(TimeProvider time)
{
    private const int WithProof = 600;
    private const int WithoutProof = 120;

    private readonly ShortMemory _proved = new(TimeSpan.FromMinutes(10), WithProof, time);
    private readonly ShortMemory _unproved = new(TimeSpan.FromMinutes(10), WithoutProof, time);

    public bool Allows(IPAddress? address, bool proved) => (proved ? _proved : _unproved).Allows(ShortMemory.Of(address));
}
