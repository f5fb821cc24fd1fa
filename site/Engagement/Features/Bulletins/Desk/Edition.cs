using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PreventPublic.Engagement.Features.Bulletins.Material;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>A bulletin for one audience in one language: what is said, before it becomes a mail or a page.</summary>
/// <param name="Subject">Its title, and the mail's subject.</param>
/// <param name="Introduction">Paragraphs.</param>
public sealed record Edition(string Audience, string Language, string Subject, IReadOnlyList<EditionText> Introduction, IReadOnlyList<EditionSection> Sections)
{
    public bool HasItem(string name) => Sections.Any(section => section.Items.Any(item => item.Name == name));

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static Edition FromJson(string json) =>
        JsonSerializer.Deserialize<Edition>(json, JsonSerializerOptions.Web) ?? throw new InvalidDataException("An edition holds nothing.");

    /// <summary>SHA-256 of all that a second person is asked about.</summary>
    public static string HashOf(IEnumerable<Edition> editions) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', editions.Select(edition => edition.ToJson()).Order(StringComparer.Ordinal)))));
}

/// <param name="Title">In the edition's language.</param>
public sealed record EditionSection(MaterialKind Kind, string Title, IReadOnlyList<EditionItem> Items);

/// <param name="Language">The language the item really is in: it says so where that is not the edition's.</param>
/// <param name="IsSample">Made up, to show how the site looks: it says so.</param>
/// <param name="Topics">What it is about: whoever chose other topics is not sent it. None for everybody.</param>
public sealed record EditionItem(string Name, string Title, string Summary, string Address, string When, string Language, bool IsSample = false, IReadOnlyList<string>? Topics = null);

public sealed record EditionText(string Text, string Language);
