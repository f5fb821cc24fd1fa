using System.Net;
using PreventPublic.Core.Counting;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>How many answers may come from one address. A school, a library or a mosque may share one; a flood may not come through.</summary>
public sealed class AnswerGuard(IShortCounts counts)
{
    private const int WithProof = 600;
    private const int WithoutProof = 120;

    private readonly ShortLimit _proved = new(counts, "answers", TimeSpan.FromMinutes(10), WithProof);
    private readonly ShortLimit _unproved = new(counts, "answers-unproved", TimeSpan.FromMinutes(10), WithoutProof);

    public ValueTask<bool> AllowsAsync(IPAddress? address, bool proved) => (proved ? _proved : _unproved).AllowsAsync(Network.Of(address));
}
