using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PreventPublic.Core.Web.Forms;

/// <summary>A one-line field: <c>&lt;pp-text name label hint type autocomplete&gt;</c>.</summary>
[HtmlTargetElement("pp-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextTagHelper : FormControl
{
    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>In characters: 2, 3, 4, 5, 10, 20 or 30; 0 for the whole width.</summary>
    public int Width { get; set; }

    public int Max { get; set; }

    public string? Dir { get; set; }

    public string? Lang { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var width = Width == 0 ? "" : $" govuk-input--width-{Width}";
        var input = Tag("input", ("class", $"govuk-input{width}{(Error is null ? "" : " govuk-input--error")}"), ("id", Id), ("name", Name), ("type", Type),
            ("value", Type == "password" ? null : Text), ("autocomplete", Autocomplete), ("inputmode", Inputmode), ("aria-describedby", DescribedBy),
            ("maxlength", Max == 0 ? null : Max.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("dir", Dir), ("lang", Lang),
            ("spellcheck", Type is "email" or "password" ? "false" : null));
        input.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
        Group(output, LabelTag(), HintTag(), ErrorTag(), input);
    }
}

/// <summary>A field of several lines: <c>&lt;pp-area name label hint rows&gt;</c>.</summary>
[HtmlTargetElement("pp-area", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AreaTagHelper : FormControl
{
    public int Rows { get; set; } = 5;

    public string? Dir { get; set; }

    public string? Lang { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var area = Tag("textarea", ("class", $"govuk-textarea{(Error is null ? "" : " govuk-textarea--error")}"), ("id", Id), ("name", Name),
            ("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("aria-describedby", DescribedBy), ("dir", Dir), ("lang", Lang));

        // A browser drops the first line break after the tag; this one is for it.
        area.With("\n" + Text);
        Group(output, LabelTag(), HintTag(), ErrorTag(), area);
    }
}
