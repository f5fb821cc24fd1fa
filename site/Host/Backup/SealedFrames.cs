using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PreventPublic.Host.Backup;

/// <summary>
/// A stream in frames, each sealed with AES-256-GCM under its number and whether it is the last, so that none can be changed,
/// moved, left out or cut off unnoticed (STREAM, Hoang and others 2015). The key comes from a passphrase by PBKDF2 with
/// SHA-256, 600,000 rounds (OWASP 2023).
/// </summary>
public static class SealedFrames
{
    public const int FrameBytes = 1024 * 1024;
    public const int SaltBytes = 16;
    public const int PrefixBytes = 7;
    public const int TagBytes = 16;
    private const int Rounds = 600_000;

    /// <summary>What every backup begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "PREVENT-BACKUP-1\n"u8;

    public static byte[] KeyFrom(string passphrase, ReadOnlySpan<byte> salt) => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32);

    /// <summary>The nonce of a frame: the file's random prefix, the frame's number, and 1 for the last.</summary>
    public static byte[] NonceOf(ReadOnlySpan<byte> prefix, uint number, bool last)
    {
        var nonce = new byte[12];
        prefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(PrefixBytes), number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}

/// <summary>Seals what is written to it. Closing it writes the last frame.</summary>
public sealed class SealingStream : WriteOnlyStream
{
    private readonly Stream _to;
    private readonly AesGcm _cipher;
    private readonly byte[] _prefix = RandomNumberGenerator.GetBytes(SealedFrames.PrefixBytes);
    private readonly byte[] _frame = new byte[SealedFrames.FrameBytes];
    private int _filled;
    private uint _number;

    public SealingStream(Stream to, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SealedFrames.SaltBytes);
        (_to, _cipher) = (to, new AesGcm(SealedFrames.KeyFrom(passphrase, salt), SealedFrames.TagBytes));
        to.Write(SealedFrames.Magic);
        to.Write(salt);
        to.Write(_prefix);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _frame.Length)
            {
                Seal(last: false);
            }

            var part = buffer[..Math.Min(buffer.Length, _frame.Length - _filled)];
            part.CopyTo(_frame.AsSpan(_filled));
            _filled += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Seal(last: true);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, last ? -1 - _filled : _filled);
        var (ciphertext, tag) = (new byte[_filled], new byte[SealedFrames.TagBytes]);
        _cipher.Encrypt(SealedFrames.NonceOf(_prefix, _number++, last), _frame.AsSpan(0, _filled), ciphertext, tag);
        _to.Write(length);
        _to.Write(ciphertext);
        _to.Write(tag);
        _filled = 0;
    }
}

/// <summary>Opens what <see cref="SealingStream"/> sealed; every byte that it gives has been verified.</summary>
/// <exception cref="BackupException">The passphrase is another, or the file was changed or cut off.</exception>
public sealed class OpeningStream : ReadOnlyStream
{
    private readonly Stream _from;
    private readonly AesGcm _cipher;
    private readonly byte[] _prefix = new byte[SealedFrames.PrefixBytes];
    private byte[] _frame = [];
    private int _read;
    private uint _number;
    private bool _ended;

    public OpeningStream(Stream from, string passphrase)
    {
        _from = from;
        var (magic, salt) = (new byte[SealedFrames.Magic.Length], new byte[SealedFrames.SaltBytes]);
        if (from.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !SealedFrames.Magic.SequenceEqual(magic))
        {
            throw new BackupException("This is not a backup of Prevent Public, or one of another version.");
        }

        Fill(salt);
        Fill(_prefix);
        _cipher = new AesGcm(SealedFrames.KeyFrom(passphrase, salt), SealedFrames.TagBytes);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_read == _frame.Length && !_ended)
        {
            Open();
        }

        var part = Math.Min(buffer.Length, _frame.Length - _read);
        _frame.AsSpan(_read, part).CopyTo(buffer);
        _read += part;
        return part;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Open()
    {
        var head = new byte[4];
        Fill(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        var last = length < 0;
        length = last ? -1 - length : length;
        if (length is < 0 or > SealedFrames.FrameBytes)
        {
            throw Broken();
        }

        var (ciphertext, tag) = (new byte[length], new byte[SealedFrames.TagBytes]);
        Fill(ciphertext);
        Fill(tag);
        (_frame, _read, _ended) = (new byte[length], 0, last);
        try
        {
            _cipher.Decrypt(SealedFrames.NonceOf(_prefix, _number++, last), ciphertext, tag, _frame);
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw _number == 1 ? new BackupException("The passphrase is not the one that this backup was made with, or the file was changed.", fault) : Broken();
        }
    }

    private void Fill(byte[] buffer)
    {
        if (_from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw Broken();
        }
    }

    private static BackupException Broken() => new("The file was changed or cut off since it was made. Take another backup.");
}
