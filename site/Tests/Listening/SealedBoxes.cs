using System.Diagnostics;
using System.Text;
using CsCheck;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

public sealed class SealedBoxes
{
    private const int Size = 1024;

    [Fact]
    public void Whatever_is_sealed_is_as_long_as_everything_else_and_comes_out_as_it_was()
    {
        using var opener = BoxOpener.New();
        var round = Guid.NewGuid();
        Gen.Byte.Array[0, Size - BoxFormat.LengthPrefix].Sample(
            sheet =>
            {
                var sealedAnswer = SealedBox.Seal(sheet, opener.Key, round, Size);
                return sealedAnswer.Length == BoxFormat.SealedLength(Size) && opener.Open(sealedAnswer, round)!.AsSpan().SequenceEqual(sheet);
            },
            iter: 200);
    }

    [Fact]
    public void Many_may_seal_to_one_key_at_the_same_moment()
    {
        using var opener = BoxOpener.New();
        var (key, round, sealedAnswers) = (BoxKey.Read(opener.Key.Point)!, Guid.NewGuid(), new byte[2_000][]);
        Parallel.For(0, sealedAnswers.Length, number => sealedAnswers[number] = SealedBox.Seal(BitConverter.GetBytes(number), key, round, 256));
        Assert.Equal(Enumerable.Range(0, sealedAnswers.Length), sealedAnswers.Select(one => BitConverter.ToInt32(opener.Open(one, round))));
    }

    [Fact]
    public void What_was_changed_or_carried_elsewhere_is_not_opened()
    {
        using var opener = BoxOpener.New();
        using var other = BoxOpener.New();
        var round = Guid.NewGuid();
        var sealedAnswer = SealedBox.Seal("{}"u8, opener.Key, round, 256);
        Assert.Equal("{}"u8.ToArray(), opener.Open(sealedAnswer, round));
        Assert.Null(opener.Open(sealedAnswer, Guid.NewGuid()));
        Assert.Null(other.Open(sealedAnswer, round));
        Gen.Int[0, (sealedAnswer.Length * 8) - 1].Sample(bit => opener.Open(Flip(sealedAnswer, bit), round) is null, iter: 300);
        Gen.Int[0, sealedAnswer.Length - 1].Sample(length => opener.Open(sealedAnswer.AsSpan(0, length), round) is null, iter: 100);
        Gen.Byte.Array[0, 400].Sample(bytes => opener.Open(bytes, round) is null, iter: 300);
    }

    [Fact]
    public void Two_seals_of_one_sheet_have_nothing_in_common()
    {
        using var opener = BoxOpener.New();
        var round = Guid.NewGuid();
        var (one, other) = (SealedBox.Seal("same"u8, opener.Key, round, 256), SealedBox.Seal("same"u8, opener.Key, round, 256));
        Assert.InRange(one.Zip(other).Count(pair => pair.First == pair.Second), 0, 20);
    }

    [Fact]
    public void A_sheet_that_is_too_long_is_refused_and_the_size_has_room_for_the_longest()
    {
        using var opener = BoxOpener.New();
        Assert.Throws<ArgumentException>(() => SealedBox.Seal(new byte[Size - 3], opener.Key, Guid.NewGuid(), Size));
        Assert.Equal(1024, BoxFormat.SizeFor(1020));
        Assert.Equal(2048, BoxFormat.SizeFor(1021));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxFormat.SizeFor(40_000));
    }

    [Fact]
    public void What_is_no_key_is_no_key()
    {
        using var opener = BoxOpener.New();
        Assert.Equal(opener.Key, BoxKey.Read(opener.Key.Point));
        Assert.Null(BoxKey.Read([4, .. new byte[64]]));
        Assert.Null(BoxKey.Read(Flip(opener.Key.Point, 100)));
        Assert.Null(BoxKey.Read([]));
        Assert.Null(BoxOpener.Read(Flip(opener.Export(), 3)));
        Assert.Null(BoxOpener.Read([]));
        Assert.Null(KeyFile.Read("not json"u8));
        Assert.Null(KeyFile.Read("null"u8));
        Assert.Null(KeyFile.Read("""{"kind":"something else","key":"AA"}"""u8));
        Assert.Null(KeyFile.Read("""{"kind":"prevent-public box key v1","key":"not base64 !"}"""u8)!.ToOpener());
        Assert.Null(KeyFile.Read(Encoding.UTF8.GetBytes(new string(' ', KeyFile.MaxBytes + 1))));
    }

    /// <summary>A known answer: sealed once by a browser's cryptography, opened by this build and by every later one.</summary>
    [Fact]
    public void An_answer_that_was_sealed_by_version_one_is_still_opened()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "site/Tests/Listening/sealed-by-a-browser.txt"));
        using var opener = KeyFile.Read(Encoding.UTF8.GetBytes(lines[0]))!.ToOpener()!;
        Assert.Equal("""{"v":1,"choices":{"film":["4"]},"texts":{"why":"ব اچھا"}}""", Encoding.UTF8.GetString(opener.Open(Base64.Read(lines[1])!, KeyFile.Read(Encoding.UTF8.GetBytes(lines[0]))!.Round)!));
    }

    /// <summary>The browser's own modules, run by Node: what they seal opens here, and the ballot they make is one.</summary>
    [Fact]
    public async Task A_browsers_modules_and_the_server_speak_the_same_format()
    {
        using var opener = BoxOpener.New();
        var (ballots, signing) = BallotKey.New();
        var round = Guid.NewGuid();
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "site/Tests/Listening/speak.mjs"), Repository.Root, Base64.Of(opener.Key.Point), round.ToString(), Base64.Of(ballots.Spki)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        async Task<string> NextAsync() => await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("Node said nothing.");
        Assert.Equal("""{"v":1,"choices":{},"texts":{"why":"ઠીક ✓"}}""", Encoding.UTF8.GetString(opener.Open(Base64.Read(await NextAsync())!, round)!));
        Assert.Equal(ballots.Fingerprint, await NextAsync());
        Assert.Equal(opener.Key.Fingerprint, await NextAsync());
        var signature = BallotKey.SignerOf(signing).Sign(Base64.Read(await NextAsync())!)!;
        await node.StandardInput.WriteLineAsync(Base64.Of(signature));
        var ballot = new BallotToken(Base64.Read(await NextAsync())!, Base64.Read(await NextAsync())!);
        Assert.True(ballots.Accepts(ballot, round));
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
