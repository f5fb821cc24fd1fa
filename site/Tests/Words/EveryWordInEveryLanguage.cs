using System.Reflection;
using System.Text.RegularExpressions;
using PreventPublic.Cms;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using Xunit;

namespace PreventPublic.Tests.Words;

/// <summary>The interface's words: the same keys, places and plural forms in every language, in every module that has words.</summary>
public sealed partial class EveryWordInEveryLanguage
{
    private static readonly Assembly[] Modules =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "PreventPublic.*.dll").Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .Where(module => module.GetManifestResourceNames().Any(name => name.EndsWith(".Words.en.yaml", StringComparison.Ordinal))),
    ];

    public static IEnumerable<TheoryDataRow<string>> Languages => Language.All.Select(language => new TheoryDataRow<string>(language.Code));

    [Fact]
    public void The_cms_is_among_the_modules_looked_at() => Assert.Contains(typeof(CmsModule).Assembly, Modules);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_key_is_missing_and_none_is_left_over(string code)
    {
        foreach (var module in Modules)
        {
            var english = WordBook.Load(module)[Language.English].Keys.Order(StringComparer.Ordinal);
            Assert.Equal(english, WordBook.Load(module)[Language.Get(code)].Keys.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_counted_word_has_the_forms_of_the_language_and_no_others(string code)
    {
        var (language, words) = (Language.Get(code), WordBook.Load(Modules));
        var (english, own) = (words[Language.English], words[Language.Get(code)]);
        foreach (var key in english.Keys)
        {
            var expected = english.FormsOf(key).Keys.SequenceEqual([""]) ? [""] : language.Plural.Categories;
            Assert.Equal((key, string.Join(' ', expected.Order(StringComparer.Ordinal))), (key, string.Join(' ', own.FormsOf(key).Keys.Order(StringComparer.Ordinal))));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_word_is_empty_or_lacks_a_place_that_the_english_fills(string code)
    {
        var words = WordBook.Load(Modules);
        var (english, own) = (words[Language.English], words[Language.Get(code)]);
        foreach (var key in english.Keys)
        {
            var places = english.FormsOf(key).Values.SelectMany(PlacesIn).Distinct().Order(StringComparer.Ordinal).ToList();
            foreach (var (form, text) in own.FormsOf(key))
            {
                Assert.False(string.IsNullOrWhiteSpace(text), $"{code}: {key}");
                // A form for one thing alone may say “one” in words.
                var found = PlacesIn(text).Distinct().Order(StringComparer.Ordinal).ToList();
                Assert.True(found.SequenceEqual(places) || (form is "one" && found.All(places.Contains)), $"{code}: {key}: “{text}” fills {string.Join(' ', found)}, the English {string.Join(' ', places)}");
            }
        }
    }

    /// <summary>A word left in English would be read as English by nobody but us; names and addresses are the same everywhere.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Few_words_are_the_same_as_in_english(string code)
    {
        if (code == Language.EnglishCode)
        {
            return;
        }

        var words = WordBook.Load(Modules);
        var (english, own) = (words[Language.English], words[Language.Get(code)]);
        var same = english.Keys.Where(key => english.FormsOf(key).Values.SequenceEqual(own.FormsOf(key).Values) && english.FormsOf(key).Values.Any(text => text.Length > 4)).ToList();
        Assert.True(same.Count <= 5, string.Join(", ", same));
    }

    private static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(found => found.Value);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
