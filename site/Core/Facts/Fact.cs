namespace PreventPublic.Core.Facts;

/// <summary>“This happened N times on this day”, with no person in it.</summary>
/// <param name="Name">What happened: <c>page.viewed</c>, <c>event.registered</c>. Lower case, dotted.</param>
/// <param name="Day">The council's local day.</param>
/// <param name="Site">The site's id.</param>
/// <param name="Subject">What it happened to: an entry's name such as <c>pages/worried</c>; empty for the site as a whole.</param>
/// <param name="Dimension">One small further distinction from a closed list (a language, an outcome); empty for none.</param>
public sealed record Fact(string Name, DateOnly Day, string Site, string Subject, string Dimension = "", long Count = 1)
{
    /// <summary>The outbox kind under which facts that must be exact are posted.</summary>
    public const string Kind = "fact";

    /// <summary>What is longer is cut.</summary>
    public const int MaxDimension = 40;
}

/// <summary>
/// Counts what need not be exact to the last one: page views, languages. Kept in memory and written every few seconds, so a
/// crash loses at most those seconds. What must be exact is posted to the change's outbox as <see cref="Fact.Kind"/> instead.
/// </summary>
public interface IFactRecorder
{
    void Record(Fact fact);
}
