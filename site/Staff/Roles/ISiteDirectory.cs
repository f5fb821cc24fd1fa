namespace PreventPublic.Staff;

/// <summary>The sites that roles can be given on. The host answers from what is published.</summary>
public interface ISiteDirectory
{
    /// <summary>Ids and names of all sites, <c>shared</c> first.</summary>
    IReadOnlyList<(string Id, string Name)> Sites { get; }
}
