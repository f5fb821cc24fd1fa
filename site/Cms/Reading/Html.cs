using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace PreventPublic.Cms.Reading;

/// <summary>HTML being written. What is put into a template is encoded, unless it is HTML itself.</summary>
public sealed class Html : IHtmlContent
{
    /// <summary>Leaves letters of every script as they are; four bytes of Urdu are better than eight of entity.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    public static Html Of(Template template) => template.Result;

    public Html Add([InterpolatedStringHandlerArgument("")] Template template)
    {
        _ = template;
        return this;
    }

    public Html AddIf(bool condition, [InterpolatedStringHandlerArgument("", nameof(condition))] Template template)
    {
        _ = (condition, template);
        return this;
    }

    /// <summary>HTML that was made by a renderer of ours; never words of a person.</summary>
    public static Html Raw(string html)
    {
        var result = new Html();
        result._text.Append(html);
        return result;
    }

    public Html Append(Html html)
    {
        _text.Append(html._text);
        return this;
    }

    public bool IsEmpty => _text.Length == 0;

    public override string ToString() => _text.ToString();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var chunk in _text.GetChunks())
        {
            writer.Write(chunk.Span);
        }
    }

    /// <summary>Collects an interpolated string into the HTML it belongs to.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template
    {
        private readonly Html _html;

        public Template(int literalLength, int holes) => _html = new Html();

        public Template(int literalLength, int holes, Html html) => _html = html;

        public Template(int literalLength, int holes, Html html, bool condition, out bool wanted) => (_html, wanted) = (html, condition);

        public Html Result => _html;

        public void AppendLiteral(string text) => _html._text.Append(text);

        public void AppendFormatted(string? text)
        {
            if (text is not null)
            {
                _html._text.Append(Encoder.Encode(text));
            }
        }

        public void AppendFormatted(int number) => _html._text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Html? html)
        {
            if (html is not null)
            {
                _html._text.Append(html._text);
            }
        }
    }
}
