using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace PreventPublic.Core.Charts;

/// <summary>HTML of a chart being written. Words and numbers that are put in are encoded; the rest is the program's own.</summary>
internal sealed class SvgText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    public SvgText Add(FormattableString template)
    {
        var values = template.GetArguments().Select(value => value switch
        {
            double number => number.ToString("0.##", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => Encoder.Encode(value?.ToString() ?? ""),
        });
        _text.AppendFormat(CultureInfo.InvariantCulture, template.Format, [.. values]);
        return this;
    }

    public IHtmlContent Done() => new HtmlString(_text.ToString());
}
