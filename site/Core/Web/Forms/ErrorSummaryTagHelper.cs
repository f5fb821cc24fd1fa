using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PreventPublic.Core.Web.Forms;

/// <summary>What is wrong with the form, each with a link to its field: <c>&lt;pp-errors title&gt;</c>. Nothing when all is well.</summary>
[HtmlTargetElement("pp-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    public string Title { get; set; } = "There is a problem";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (View.ModelState.IsValid)
        {
            return;
        }

        var list = new HtmlContentBuilder();
        foreach (var (name, error) in View.ModelState.SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage))))
        {
            var item = new TagBuilder("li");
            var words = new TagBuilder(name.Length == 0 ? "span" : "a");
            words.InnerHtml.Append(error);
            if (name.Length > 0)
            {
                words.Attributes["href"] = "#" + FormControl.IdOf(name);
            }

            item.InnerHtml.AppendHtml(words);
            list.AppendHtml(item);
        }

        var title = new TagBuilder("h2");
        title.AddCssClass("govuk-error-summary__title");
        title.InnerHtml.Append(Title);
        output.Content
            .AppendHtml("<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\">").AppendHtml(title)
            .AppendHtml("<div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">").AppendHtml(list)
            .AppendHtml("</ul></div></div></div>");
    }
}
