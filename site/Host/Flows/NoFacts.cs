using PreventPublic.Core.Facts;

namespace PreventPublic.Host.Flows;

/// <summary>Counts nothing: for a host without the module that keeps figures.</summary>
public sealed class NoFacts : IFactRecorder
{
    public void Record(Fact fact)
    {
        // There is nowhere to keep it.
    }
}
