using PreventPublic.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PreventPublic.Tests.Stores.PostgresEnds))]

namespace PreventPublic.Tests.Stores;

/// <summary>The PostgreSQL of the tests ends with the last of them, not with their process.</summary>
public sealed class PostgresEnds : IDisposable
{
    public void Dispose() => PostgresServer.Stop();
}
