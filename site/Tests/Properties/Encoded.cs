using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using PreventPublic.Cms.Reading;
using Xunit;

namespace PreventPublic.Tests.Properties;

public sealed class Encoded
{
    /// <summary>Every letter that HTML can hold: no controls (a parser changes them), no halves of letters.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf("<", ">", "\"", "'", "&", "&amp;", "&#x3c;", "`", "=", "/", "{{", "--", "اردو", "বাংলা", "ગુ", "ž", "\u00a0", "\u202e", "😀", " ", "script", "x"),
        Gen.Int[0x20, 0xD7FF].Where(code => code is < 0x7F or > 0x9F).Select(code => char.ConvertFromUtf32(code))).Array[0, 40].Select(string.Concat);

    [Fact]
    public void What_is_put_into_a_template_comes_back_from_the_page_as_it_was_and_makes_no_element() => Texts.Sample(text =>
    {
        var page = new HtmlParser().ParseDocument($"<!DOCTYPE html><html><body>{Html.Of($"<p title=\"{text}\">{text}</p>")}</body></html>");
        var paragraph = Assert.Single(page.Body!.Children);
        return paragraph.GetAttribute("title") == text && paragraph.TextContent == text && paragraph.Children.Length == 0;
    }, iter: 3_000);

    [Fact]
    public void A_half_of_a_letter_is_replaced_and_not_sent_on() => Gen.Char.Array[0, 30].Sample(letters =>
    {
        var html = Html.Of($"<p>{new string(letters)}</p>").ToString();
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(html)) == html;
    }, iter: 3_000);

    [Fact]
    public void Templates_put_together_are_the_same_as_one_after_the_other() => Gen.Select(Texts, Texts, Gen.Bool).Sample((one, other, wanted) =>
    {
        var parts = Html.Of($"<b>{one}</b>").AddIf(wanted, $"<i>{other}</i>").Append(Html.Of($"<u>{other}</u>"));
        return parts.ToString() == $"<b>{Html.Of($"{one}")}</b>{(wanted ? $"<i>{Html.Of($"{other}")}</i>" : "")}<u>{Html.Of($"{other}")}</u>";
    }, iter: 3_000);
}
