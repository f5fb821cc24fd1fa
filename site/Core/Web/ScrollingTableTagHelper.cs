using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PreventPublic.Core.Web;

/// <summary>A table that is moved sideways by itself where it has no room, also with the keyboard: <c>&lt;table class="govuk-table" pp-scrolls="Passkeys"&gt;</c> (WCAG 2.2, 1.4.10 and 2.1.1).</summary>
[HtmlTargetElement("table", Attributes = "pp-scrolls")]
public sealed class ScrollingTableTagHelper : TagHelper
{
    /// <summary>What the table is of, for who hears it.</summary>
    [HtmlAttributeName("pp-scrolls")]
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PreElement.AppendHtml("<div class=\"pp-table\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Label).AppendHtml("\">");
        output.PostElement.AppendHtml("</div>");
    }
}
