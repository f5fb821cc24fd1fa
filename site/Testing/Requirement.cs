using Xunit.Sdk;

namespace PreventPublic.Testing;

/// <summary>What a test needs of the machine.</summary>
public static class Requirement
{
    /// <summary>Skips the test with the line that would install what is missing; under <c>PREVENT_TESTS_NO_SKIP=1</c> fails it.</summary>
    public static void Missing(string how)
    {
        if (Environment.GetEnvironmentVariable("PREVENT_TESTS_NO_SKIP") == "1")
        {
            throw new InvalidOperationException(how);
        }

        throw SkipException.ForSkip(how);
    }
}
