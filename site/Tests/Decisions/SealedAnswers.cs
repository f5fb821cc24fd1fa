using System.Security.Cryptography;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Seals;
using Xunit;

namespace PreventPublic.Tests.Decisions;

/// <summary>Answers in an address: nobody reads them, nobody changes them, and they end by themselves.</summary>
public sealed class SealedAnswers : IDisposable
{
    private const string Whole = "who=yes purpose=clear speakers=named access=open signs=recording+date check.listed=no";

    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-keys-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly Flow _flow = Graphs.Shipped("venue-hire");

    [Fact]
    public void What_was_sealed_is_opened_again()
    {
        var seal = NewSeal();
        var answers = Graphs.Answers(_flow, Whole);
        var at = _flow.Find("check.searched")!.Index;
        var opened = Assert.IsType<Opened.Good>(seal.Open("thurrock", _flow, seal.Make("thurrock", _flow, new Standing(answers, at, Changing: true))));
        Assert.Equal((at, true, false), (opened.Standing.At!.Value, opened.Standing.Changing, opened.OtherVersion));
        Assert.All(_flow.Questions, question => Assert.Equal(answers[question.Index], opened.Standing.Answers[question.Index]));
    }

    [Fact]
    public void A_changed_letter_anywhere_makes_it_a_forgery()
    {
        var seal = NewSeal();
        var text = seal.Make("thurrock", _flow, new Standing(Graphs.Answers(_flow, Whole)));
        for (var i = 0; i < text.Length - 1; i++)
        {
            var forged = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.IsType<Opened.Forged>(seal.Open("thurrock", _flow, forged));
        }
    }

    [Fact]
    public void Any_text_at_all_is_opened_or_refused_and_never_breaks()
    {
        var seal = NewSeal();
        Gen.String[0, 9000].Sample(text => Assert.IsType<Opened.Forged>(seal.Open("thurrock", _flow, text)), iter: 300);
        Gen.Byte.Array[0, 400].Sample(bytes => Assert.IsType<Opened.Forged>(seal.Open("thurrock", _flow, System.Buffers.Text.Base64Url.EncodeToString(bytes))), iter: 300);
    }

    [Fact]
    public void It_opens_on_no_other_site_in_no_other_flow_and_under_no_other_key()
    {
        var seal = NewSeal();
        var text = seal.Make("thurrock", _flow, new Standing(Graphs.Answers(_flow, Whole)));
        Assert.IsType<Opened.Forged>(seal.Open("newham", _flow, text));
        Assert.IsType<Opened.Forged>(seal.Open("thurrock", Graphs.Shipped("who-to-contact"), text));
        var other = new DecisionsOptions { Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
        Assert.IsType<Opened.Forged>(new Seal(SealKeys.Of(other, _folder), other, _time).Open("thurrock", _flow, text));
    }

    [Fact]
    public void A_former_key_still_opens_and_a_second_host_with_the_same_folder_too()
    {
        var (old, now) = (Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        var before = new DecisionsOptions { Key = old };
        var after = new DecisionsOptions { Key = now, FormerKeys = [old] };
        var text = new Seal(SealKeys.Of(before, _folder), before, _time).Make("thurrock", _flow, new Standing(Graphs.Answers(_flow, Whole)));
        Assert.IsType<Opened.Good>(new Seal(SealKeys.Of(after, _folder), after, _time).Open("thurrock", _flow, text));
        Assert.IsType<Opened.Good>(NewSeal().Open("thurrock", _flow, NewSeal().Make("thurrock", _flow, new Standing(Answers.None(_flow)))));
    }

    [Fact]
    public void It_expires_and_one_that_was_asked_for_lasts_longer()
    {
        var seal = NewSeal();
        var standing = new Standing(Graphs.Answers(_flow, Whole));
        var (step, link) = (seal.Make("thurrock", _flow, standing), seal.Make("thurrock", _flow, standing, seal.Link));
        _time.Advance(TimeSpan.FromHours(3));
        Assert.IsType<Opened.Expired>(seal.Open("thurrock", _flow, step));
        Assert.IsType<Opened.Good>(seal.Open("thurrock", _flow, link));
        _time.Advance(TimeSpan.FromDays(14));
        Assert.IsType<Opened.Expired>(seal.Open("thurrock", _flow, link));
    }

    [Fact]
    public void Another_version_keeps_what_it_still_takes_and_asks_again_for_the_rest()
    {
        const string ends = "outcomes:\n  end: {severity: clear, review: 2030-01-01}\n";
        var old = Graphs.Good("start: a\nquestions:\n  a: {type: choice, options: [x, y], next: b}\n  b: {type: yes-no, next: c}\n  c: {type: choices, options: [k, l, m], next: end}\n" + ends);
        var now = Graphs.Good("start: c\nquestions:\n  c: {type: choices, options: [m, k], next: d}\n  d: {type: yes-no, next: a}\n  a: {type: choice, options: [z, y, x], next: end}\n" + ends);
        var seal = NewSeal();
        var text = seal.Make("thurrock", old, new Standing(Graphs.Answers(old, "a=x b=yes c=k+l"), 1));
        var opened = Assert.IsType<Opened.Good>(seal.Open("thurrock", now, text));
        Assert.True(opened.OtherVersion);
        Assert.Null(opened.Standing.At);
        Assert.Equal("x", Describe.Of(now.Find("a")!, opened.Standing.Answers[now.Find("a")!.Index]!));
        Assert.Null(opened.Standing.Answers[now.Find("c")!.Index]);
        Assert.Equal("c", Walker.Go(now, opened.Standing.Answers).Next!.Id);
    }

    [Fact]
    public void The_longest_way_fits_into_an_address()
    {
        var all = Answers.None(_flow);
        foreach (var question in _flow.Questions)
        {
            var most = question.Type == QuestionType.Choices ? (1UL << question.Options.Count) - 1 - (1UL << question.Exclusive!.Value) : 1;
            all = all.With(question.Index, new Answer.Chosen(most));
        }

        Assert.InRange(NewSeal().Make("thurrock", _flow, new Standing(all)).Length, 100, 500);
    }

    [Fact]
    public void A_records_code_proves_that_record_and_no_other()
    {
        var codes = new RecordCode(SealKeys.Of(new DecisionsOptions(), _folder));
        var walk = Walker.Go(_flow, Graphs.Answers(_flow, "who=yes purpose=clear speakers=none access=known signs=none"));
        var record = RecordText.Of("thurrock", _flow, walk, new DateOnly(2026, 11, 24));
        var code = codes.Of(record);
        Assert.Matches("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$", code);
        Assert.True(codes.Proves(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), record));
        foreach (var other in new[]
        {
            record with { Answers = record.Answers.Replace("signs:none", "signs:date", StringComparison.Ordinal) }, record with { Day = new DateOnly(2026, 11, 25) },
            record with { Outcome = "pause" }, record with { Version = "0000000000000000" }, record with { Site = "newham" },
        })
        {
            Assert.False(codes.Proves(code, other));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Seal NewSeal() => new(SealKeys.Of(new DecisionsOptions(), _folder), new DecisionsOptions(), _time);
}
