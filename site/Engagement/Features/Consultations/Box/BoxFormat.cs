using System.Text;

namespace PreventPublic.Engagement.Features.Consultations.Box;

/// <summary>The one format of a sealed answer, as <c>site/docs/sealed-box.md</c> writes it down and <c>themes/base/js/ballot/box.js</c> also speaks it.</summary>
public static class BoxFormat
{
    public const byte Version = 1;

    /// <summary>An uncompressed point of P-256 (SEC 1 §2.3.3).</summary>
    public const int PointLength = 65;

    public const int TagLength = 16;

    /// <summary>Stands before the sheet and says how long it is.</summary>
    public const int LengthPrefix = 4;

    private const int RoundLength = 16;

    /// <summary>What a sheet may be padded to, in bytes. One size for a round, so that a long answer looks like a short one.</summary>
    public static readonly IReadOnlyList<int> Sizes = [256, 1024, 2048, 4096, 8192, 16384, 32768];

    private static readonly byte[] Label = Encoding.ASCII.GetBytes("prevent-public sealed box v1");

    /// <summary>The smallest size with room for every sheet of a survey.</summary>
    /// <param name="sheet">The longest sheet, in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The survey allows more text than any size has room for.</exception>
    public static int SizeFor(int sheet) => Sizes.FirstOrDefault(size => size >= sheet + LengthPrefix) is > 0 and var found
        ? found
        : throw new ArgumentOutOfRangeException(nameof(sheet), $"A sheet of {sheet} bytes has no room in {Sizes[^1]}: allow shorter texts, or fewer of them.");

    /// <summary>How long a sealed answer of a round is, in bytes: always the same.</summary>
    public static int SealedLength(int size) => 1 + PointLength + size + TagLength;

    /// <summary>What the key is derived for: this format, this box, this round, this one message.</summary>
    internal static byte[] Info(ReadOnlySpan<byte> message, BoxKey box, Guid round) => [.. Label, .. message, .. box.Point, .. Bytes(round)];

    /// <summary>What is authenticated beside the content: a sealed answer cannot be carried to another round.</summary>
    internal static byte[] Associated(Guid round) => [.. Label, .. Bytes(round)];

    private static byte[] Bytes(Guid round)
    {
        var bytes = new byte[RoundLength];
        _ = round.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes;
    }
}
