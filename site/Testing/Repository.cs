namespace PreventPublic.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Content { get; } = Path.Combine(Root, "content");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PreventPublic.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests were not started from a checkout of the project.");
    }
}
