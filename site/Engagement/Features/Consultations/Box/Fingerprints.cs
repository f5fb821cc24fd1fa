using System.Security.Cryptography;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>
/// A key in a form that people can compare: the first half of its SHA-256, in groups of four hexadecimal digits. Whoever made two
/// keys with the same one would have to try about 2^64 of them.
/// </summary>
public static class Fingerprints
{
    private const int Bytes = 16;
    private const int Group = 4;

    public static string Of(ReadOnlySpan<byte> key) =>
        string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, Bytes)).Chunk(Group).Select(digits => new string(digits)));
}
