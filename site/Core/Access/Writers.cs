namespace PreventPublic.Core.Access;

/// <summary>Who wrote in something, as one column of text: ids of staff with a space between them.</summary>
public static class Writers
{
    public static string With(string writers, Guid who) => Has(writers, who) ? writers : $"{writers} {who:N}".TrimStart();

    public static bool Has(string writers, Guid who) => writers.Contains(who.ToString("N"), StringComparison.Ordinal);
}
