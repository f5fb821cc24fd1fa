namespace PreventPublic.Host.Export;

/// <summary>The file that any web server gives at an address.</summary>
public static class MirrorPath
{
    /// <param name="isPage">A page is the index of a folder of its name.</param>
    public static string Of(string address, bool isPage = false)
    {
        var path = Uri.UnescapeDataString(address).TrimStart('/');
        if (path.Split('/').Any(part => part is ".." or "."))
        {
            throw new ArgumentException($"{address} leads out of the mirror.", nameof(address));
        }

        return !isPage ? path : path.Length == 0 ? "index.html" : path.TrimEnd('/') + "/index.html";
    }
}
