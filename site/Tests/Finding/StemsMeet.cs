using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Core.Languages;
using Xunit;

namespace PreventPublic.Tests.Finding;

/// <summary>Forms of one word have one stem, in every language of the interface.</summary>
public sealed class StemsMeet
{
    [Theory]
    [InlineData("en", "worry", "worried")]
    [InlineData("en", "radicalise", "radicalised")]
    [InlineData("en", "bookings", "booking")]
    [InlineData("en", "council's", "councils")]
    [InlineData("ro", "îngrijorat", "ingrijorata")]
    [InlineData("ro", "copilul", "copilului")]
    [InlineData("pl", "dziecka", "dziecku")]
    [InlineData("lt", "vaikas", "vaiko")]
    [InlineData("ur", "رابطہ", "رابطه")]
    [InlineData("ur", "تقریبات", "تقریب")]
    [InlineData("bn", "ছেলেকে", "ছেলের")]
    [InlineData("gu", "બાળકને", "બાળકની")]
    public void Of_one_word(string code, string one, string other)
    {
        var language = Language.Get(code);
        Assert.Equal(Assert.Single(Analysis.Of(one, language)).Stem, Assert.Single(Analysis.Of(other, language)).Stem);
    }

    [Theory]
    [InlineData("fight", "right")]
    [InlineData("foster", "poster")]
    [InlineData("whats", "chats")]
    public void Another_word_that_merely_rhymes_is_not_taken_for_a_slip(string word, string other)
    {
        Assert.Empty(new Likeness([other]).To(word, _ => 1));
        Assert.Equal([other], new Likeness([other]).To(other[1..2] + other[..1] + other[2..], _ => 1));
    }

    [Theory]
    [InlineData("radiclised", "radicalised", 1)]
    [InlineData("ehlp", "help", 1)]
    [InlineData("cat", "dog", 3)]
    public void Slips_are_counted(string one, string other, int slips) => Assert.Equal(slips, Likeness.Slips(one, other));
}
