using CsCheck;
using PreventPublic.Core.Languages;
using Xunit;

namespace PreventPublic.Tests.Words;

/// <summary>The plural rules against the sample numbers that Unicode CLDR gives for them (plurals.xml).</summary>
public sealed class PluralsAsUnicodeHasThem
{
    [Theory]
    [InlineData("en", "one", "1")]
    [InlineData("en", "other", "0 2-16 100 1000 10000 100000 1000000")]
    [InlineData("ur", "one", "1")]
    [InlineData("ur", "other", "0 2-16 100 1000 10000 100000 1000000")]
    [InlineData("bn", "one", "0-1")]
    [InlineData("bn", "other", "2-17 100 1000 10000 100000 1000000")]
    [InlineData("gu", "one", "0-1")]
    [InlineData("gu", "other", "2-17 100 1000 10000 100000 1000000")]
    [InlineData("ro", "one", "1")]
    [InlineData("ro", "few", "0 2-16 101 1001")]
    [InlineData("ro", "other", "20-35 100 1000 10000 100000 1000000")]
    [InlineData("pl", "one", "1")]
    [InlineData("pl", "few", "2-4 22-24 32-34 42-44 52-54 62 102 1002")]
    [InlineData("pl", "many", "0 5-19 100 1000 10000 100000 1000000")]
    [InlineData("lt", "one", "1 21 31 41 51 61 71 81 101 1001")]
    [InlineData("lt", "few", "2-9 22-29 102 1002")]
    [InlineData("lt", "other", "0 10-20 30 40 50 60 100 1000 10000 100000 1000000")]
    public void Every_sample_number_falls_into_its_category(string code, string category, string samples)
    {
        var rule = Language.Get(code).Plural;
        foreach (var number in samples.Split(' ').SelectMany(Range))
        {
            Assert.Equal((number, category), (number, rule.CategoryOf(number)));
        }
    }

    [Fact]
    public void Any_number_falls_into_a_category_that_the_language_has() =>
        Gen.Select(Gen.OneOf(Language.All.ToArray()), Gen.Long[0, long.MaxValue]).Sample((language, number) =>
            language.Plural.Categories.Contains(language.Plural.CategoryOf(number)));

    /// <summary>All these rules look at the last two digits only, but for numbers below twenty.</summary>
    [Fact]
    public void Hundreds_do_not_change_the_category() =>
        Gen.Select(Gen.OneOf(Language.All.ToArray()), Gen.Long[20, 99], Gen.Long[1, 1_000_000]).Sample((language, number, hundreds) =>
            language.Plural.CategoryOf(number) == language.Plural.CategoryOf(hundreds * 100 + number));

    private static IEnumerable<long> Range(string text)
    {
        var ends = text.Split('-').Select(long.Parse).ToArray();
        for (var number = ends[0]; number <= ends[^1]; number++)
        {
            yield return number;
        }
    }
}
