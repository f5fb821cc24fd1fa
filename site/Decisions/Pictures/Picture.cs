using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Wording;

namespace PreventPublic.Decisions.Pictures;

/// <summary>
/// Draws a flow as SVG: questions stand below one another in the outline's order, each rule a line of its box, from which an
/// arrow runs down its own lane to where it leads. No styles and no scripts, so the strictest policy shows it.
/// </summary>
public sealed class Picture
{
    private const int Width = 620;
    private const int LineHeight = 22;
    private const int Gap = 26;
    private const int Lane = 9;
    private const int Letters = 68;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _svg = new();
    private readonly Outline _outline;
    private readonly FlowWords _text;
    private readonly Dictionary<Target, int> _tops = [];
    private readonly List<(int From, Target To)> _arrows = [];
    private readonly bool _rightToLeft;
    private int _y = 10;

    private Picture(FlowWords text, Outline outline) => (_text, _outline, _rightToLeft) = (text, outline, text.Language.RightToLeft);

    public static string Of(FlowWords text, Outline outline) => new Picture(text, outline).Draw();

    private string Draw()
    {
        foreach (var question in _outline.Questions)
        {
            Box(question);
        }

        foreach (var (letter, outcome) in _outline.Outcomes)
        {
            OutcomeBox(letter, outcome);
        }

        var lanes = Arrows();
        var width = Width + 30 + lanes * Lane;
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{_y}\" viewBox=\"0 0 {width} {_y}\" font-family=\"sans-serif\" font-size=\"15\" xml:lang=\"{_text.Language.Code}\">")
            + "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#505a5f\"/></marker></defs>"
            + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>" + _svg + "</svg>";
    }

    private void Box(OutlineQuestion item)
    {
        var title = Wrap($"{item.Number}. {item.Shown.Title}", Letters - 6);
        var rules = item.Rules.Select(rule => (rule.Rule.To, Lines: Wrap($"{rule.If} {rule.Then}", Letters))).ToList();
        var height = 16 + (title.Count + rules.Sum(rule => rule.Lines.Count)) * LineHeight;
        _tops[new Target(false, item.Question.Index)] = _y + 14;
        Rect(_y, height, "#ffffff", "#0b0c0c");
        var y = _y + 24;
        y = Lines(title, y, bold: true, "#0b0c0c");
        foreach (var (to, lines) in rules)
        {
            _arrows.Add((y - 5, to));
            y = Lines(lines, y, bold: false, "#0b0c0c");
        }

        _y += height + Gap;
    }

    private void OutcomeBox(string letter, Outcome outcome)
    {
        var title = Wrap($"{letter}. {_text.Of(outcome).Title}", Letters - 6);
        var height = 16 + title.Count * LineHeight;
        _tops[new Target(true, outcome.Index)] = _y + 14;
        var (fill, border) = outcome.Severity switch
        {
            Severity.Clear => ("#e2f3ea", "#00703c"),
            Severity.Care => ("#fff7d6", "#7a5c00"),
            Severity.Ask => ("#e4edf7", "#1d5a96"),
            _ => ("#fbe5e1", "#a62a17"),
        };
        Rect(_y, height, fill, border);
        Lines(title, _y + 24, bold: true, "#0b0c0c");
        _y += height + Gap / 2;
    }

    /// <summary>Arrows that go to the same box share one lane; a lane is used again once its arrows have arrived.</summary>
    private int Arrows()
    {
        var free = new List<int>();
        foreach (var group in _arrows.GroupBy(arrow => arrow.To).OrderBy(group => group.Min(arrow => arrow.From)))
        {
            var (first, end) = (group.Min(arrow => arrow.From), _tops[group.Key]);
            var lane = free.FindIndex(until => until < first);
            lane = lane < 0 ? free.Count : lane;
            free.Insert(lane, end);
            if (lane + 1 < free.Count)
            {
                free.RemoveAt(lane + 1);
            }

            var x = Width + 22 + lane * Lane;
            foreach (var (from, _) in group)
            {
                _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Width} {from}H{x}\" stroke=\"#505a5f\" fill=\"none\"/><circle cx=\"{Width}\" cy=\"{from}\" r=\"3\" fill=\"#505a5f\"/>");
            }

            _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} {first}V{end}H{Width + 2}\" stroke=\"#505a5f\" fill=\"none\" marker-end=\"url(#tip)\"/>");
        }

        return free.Count;
    }

    private void Rect(int y, int height, string fill, string stroke) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"10\" y=\"{y}\" width=\"{Width - 10}\" height=\"{height}\" rx=\"4\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"2\"/>");

    private int Lines(IEnumerable<string> lines, int y, bool bold, string colour)
    {
        foreach (var line in lines)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(_rightToLeft ? Width - 14 : 24)}\" y=\"{y}\" fill=\"{colour}\"{(bold ? " font-weight=\"700\"" : "")}{(_rightToLeft ? " direction=\"rtl\"" : "")}>")
                .Append(Encoder.Encode(line)).Append("</text>");
            y += LineHeight;
        }

        return y;
    }

    private static List<string> Wrap(string text, int letters)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > letters)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }
}
