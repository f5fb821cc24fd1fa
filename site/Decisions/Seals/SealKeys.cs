using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Decisions.Seals;

/// <summary>Settings under <c>Decisions</c>.</summary>
public sealed class DecisionsOptions
{
    public const string Section = "Decisions";

    /// <summary>How long the address of a question can be reopened, in minutes.</summary>
    [Range(10, 720, ErrorMessage = "Decisions:SealMinutes is from 10 to 720.")]
    public int SealMinutes { get; set; } = 120;

    /// <summary>How long a link works that somebody asked for, in days.</summary>
    [Range(1, 30, ErrorMessage = "Decisions:LinkDays is from 1 to 30.")]
    public int LinkDays { get; set; } = 14;

    /// <summary>How long a saved file works, in days.</summary>
    [Range(1, 366, ErrorMessage = "Decisions:FileDays is from 1 to 366.")]
    public int FileDays { get; set; } = 90;

    /// <summary>32 bytes in base 64. Several hosts need the same; without it, one is made in <c>PREVENT_DATA/keys</c>.</summary>
    public string? Key { get; set; }

    /// <summary>Keys used before, so that old records can still be verified.</summary>
    public IReadOnlyList<string> FormerKeys { get; set; } = [];
}

/// <summary>The secrets that seal addresses and prove records: the present one first, then former ones.</summary>
public sealed class SealKeys
{
    private const int Length = 32;

    private SealKeys(IEnumerable<byte[]> secrets)
    {
        var all = secrets.ToList();
        Sealing = [.. all.Select(secret => Derive(secret, "prevent-public flow answers"))];
        Proving = [.. all.Select(secret => Derive(secret, "prevent-public flow records"))];
    }

    public IReadOnlyList<byte[]> Sealing { get; }

    public IReadOnlyList<byte[]> Proving { get; }

    /// <param name="folder">Where the key is made when the settings give none.</param>
    /// <exception cref="InvalidOperationException">A key is not 32 bytes in base 64.</exception>
    public static SealKeys Of(DecisionsOptions options, string folder) =>
        new([options.Key is { Length: > 0 } key ? Decode(key, "Decisions:Key") : FromFile(folder), .. options.FormerKeys.Select(former => Decode(former, "Decisions:FormerKeys"))]);

    private static byte[] FromFile(string folder)
    {
        var file = Path.Combine(folder, "decisions.key");
        Directory.CreateDirectory(folder);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var made = new FileStream(file, options);
            made.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
        }
        catch (IOException) when (File.Exists(file))
        {
            // It was made before, by this host or by one that shares the folder.
        }

        return Decode(File.ReadAllText(file).Trim(), file);
    }

    private static byte[] Decode(string text, string where)
    {
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == Length
            ? bytes
            : throw new InvalidOperationException($"{where} is not a key. It is {Length} random bytes in base 64: openssl rand -base64 {Length}");
    }

    private static byte[] Derive(byte[] secret, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: Encoding.UTF8.GetBytes(purpose));
}
