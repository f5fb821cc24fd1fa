using System.Xml.Linq;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Safety;

/// <summary>Host → {Cms, Decisions, Engagement, Metrics, Staff} → Core; the five never know one another.</summary>
public sealed class ModulesKeepTheirDistance
{
    private static readonly string[] Modules = ["Cms", "Decisions", "Engagement", "Metrics", "Staff"];

    [Fact]
    public void A_module_knows_only_core_and_core_knows_nobody()
    {
        Assert.Empty(ReferencesOf("Core"));
        foreach (var module in Modules.Where(module => Directory.Exists(Path.Combine(Repository.Root, "site", module))))
        {
            Assert.Equal(["Core"], ReferencesOf(module));
        }
    }

    private static IEnumerable<string> ReferencesOf(string module) =>
        XDocument.Load(Path.Combine(Repository.Root, "site", module, $"PreventPublic.{module}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(Path.GetDirectoryName(reference.Attribute("Include")!.Value.Replace('\\', '/')))!);
}
