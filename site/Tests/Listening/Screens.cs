using System.Diagnostics;
using System.Text.Json;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>What free texts are looked at for, before they are sent and again when a box is opened.</summary>
public sealed class Screens
{
    [Theory]
    [InlineData("write to ada.example@example.org please", "email")]
    [InlineData("I am @ada_example there", "handle")]
    [InlineData("call 01375 652802 after six", "phone")]
    [InlineData("+44 20 7946 0000", "phone")]
    [InlineData("we live at RM17 6SL now", "postcode")]
    [InlineData("i live in rm17 6sl", "postcode")]
    [InlineData("born 3/11/2012", "birthday")]
    [InlineData("at Example Hill Primary School they laughed", "school")]
    [InlineData("my teacher Mrs Example said so", "name")]
    [InlineData("his name is Adam", "name")]
    [InlineData("I told Ada Example about it", "name")]
    [InlineData("میرا نام احمد ہے", "name")]
    [InlineData("nazywam się Jan", "name")]
    public void What_may_say_who_somebody_is_is_noticed(string text, string kind) => Assert.Contains(kind, TextScreen.Of(text).Kinds);

    [Theory]
    [InlineData("he hits me when nobody looks")]
    [InlineData("sometimes I want to die")]
    [InlineData("They are planning an attack on the school")]
    [InlineData("I want to kill myself")]
    [InlineData("وہ مجھے مارتا ہے")]
    [InlineData("mă bate în fiecare zi")]
    [InlineData("on mnie bije, bije mnie")]
    [InlineData("jis muša mane")]
    [InlineData("সে আমাকে মারে")]
    [InlineData("તે મને મારે છે")]
    public void What_sounds_like_a_call_for_help_is_noticed_in_every_language(string text) => Assert.True(TextScreen.Of(text).Disclosure);

    [Theory]
    [InlineData("The film is too long and the music is loud.")]
    [InlineData("Show more people from 2026, and use words of 11 year olds.")]
    [InlineData("I would watch it again. It made me think about my own friends.")]
    [InlineData("فلم اچھی ہے مگر لمبی ہے")]
    [InlineData("Filmul este bun, dar prea lung.")]
    public void An_ordinary_opinion_is_left_alone(string text) => Assert.True(TextScreen.Of(text).IsClean);

    [Fact]
    public void No_text_however_hostile_takes_long()
    {
        var watch = Stopwatch.StartNew();
        foreach (var piece in new[] { "A", "a@", "0", "0 ", "Aa Aa ", "My name is ", "A'", "\u0600", "School of the " })
        {
            TextScreen.Of(string.Concat(Enumerable.Repeat(piece, 1000)));
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    /// <summary>A browser's engine reads the same patterns and finds the same things.</summary>
    [Fact]
    public void A_browser_finds_what_the_server_finds()
    {
        string[] texts =
        [
            "write to ada@example.org", "call 01375 652802", "rm17 6sl", "born 3/11/2012", "at Example Hill Primary School", "Mrs Example said so", "I told Ada Example", "@ada_example",
            "he hits me", "I want to die", "میرا نام احمد ہے", "وہ مجھے مارتا ہے", "mă bate", "সে আমাকে মারে", "તે મને મારે છે", "muša mane", "The film is too long.", "فلم اچھی ہے",
        ];
        const string Script = "const [, patterns, texts] = process.argv; const read = JSON.parse(patterns).map(([kind, pattern, flags]) => [kind, new RegExp(pattern, flags)]);"
            + "console.log(JSON.stringify(JSON.parse(texts).map((text) => [...new Set(read.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind))].sort().join(' '))));";
        var found = JsonSerializer.Deserialize<string[]>(Shell.Run("node", "-e", Script, TextScreen.ForBrowsers, JsonSerializer.Serialize(texts)).Output);
        Assert.Equal(texts.Select(text => string.Join(' ', KindsIn(text).Order(StringComparer.Ordinal))), found);
    }

    private static IEnumerable<string> KindsIn(string text) => TextScreen.Of(text) is var screened && screened.Disclosure ? screened.Kinds.Append(TextScreen.DisclosureKind) : screened.Kinds;
}
