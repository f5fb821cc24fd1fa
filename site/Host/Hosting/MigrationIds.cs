using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PreventPublic.Host.Hosting;

/// <summary>Which migrations an assembly holds, read from its file: to load it would load EF Core, at every start.</summary>
public static class MigrationIds
{
    /// <param name="assembly">The assembly's name; its file stands beside the program.</param>
    /// <param name="store">The type of the store's context.</param>
    public static IReadOnlyList<string> In(string assembly, Type store)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions
            .Select(type => Attributes(metadata, metadata.GetTypeDefinition(type)))
            .Where(attributes => attributes.GetValueOrDefault(nameof(DbContextAttribute))?.Split(',')[0] == store.FullName)
            .Select(attributes => attributes.GetValueOrDefault(nameof(MigrationAttribute)))
            .OfType<string>()];
    }

    /// <summary>The two attributes of a migration by name, each with the one argument it has (ECMA-335 §II.23.3).</summary>
    private static Dictionary<string, string?> Attributes(MetadataReader metadata, TypeDefinition type)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (NameOf(metadata, attribute) is { } name and (nameof(DbContextAttribute) or nameof(MigrationAttribute)))
            {
                var value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                found[name] = value.ReadSerializedString();
            }
        }

        return found;
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            : null;
}
