using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Processes;

/// <summary>The checkout that is measured.</summary>
public static class Checkout
{
    public static string Root { get; } = Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory())
        ?? throw new CannotMeasureException("This is not a checkout of the project: PreventPublic.sln was not found.");

    public static string Content => Path.Combine(Root, "content");

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PreventPublic.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
