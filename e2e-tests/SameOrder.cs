using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestClassOrderer(typeof(PreventPublic.E2eTests.SameOrder))]

namespace PreventPublic.E2eTests;

/// <summary>One order on every machine: by name, and last whoever fills every form there is. Without it the order hangs on the folder of the checkout.</summary>
public sealed class SameOrder : ITestClassOrderer
{
    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass
        => [.. testClasses.OrderBy(one => one?.TestClassName == typeof(ManageSweep).FullName).ThenBy(one => one?.TestClassName, StringComparer.Ordinal)];
}
