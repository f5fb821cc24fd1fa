using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PreventPublic.Core.Web.Forms;

/// <summary>One thing that can be chosen.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>A list to choose one from: <c>&lt;pp-select name label choices&gt;</c>.</summary>
[HtmlTargetElement("pp-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : FormControl
{
    public IEnumerable<Choice> Choices { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Tag("select", ("class", $"govuk-select{(Error is null ? "" : " govuk-select--error")}"), ("id", Id), ("name", Name), ("aria-describedby", DescribedBy));
        foreach (var choice in Choices)
        {
            select.InnerHtml.AppendHtml(Tag("option", ("value", choice.Value), ("selected", choice.Value == Text ? "selected" : null)).With(choice.Label));
        }

        Group(output, LabelTag(), HintTag(), ErrorTag(), select);
    }
}

/// <summary>Choices all in sight, one (<c>pp-radios</c>) or several (<c>pp-checks</c>) of which hold.</summary>
[HtmlTargetElement("pp-radios", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("pp-checks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChecksTagHelper : FormControl
{
    public IEnumerable<Choice> Choices { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var kind = context.TagName == "pp-radios" ? "radio" : "checkbox";
        var (block, chosen) = (kind == "radio" ? "govuk-radios" : "govuk-checkboxes", Values);
        var list = Tag("div", ("class", $"{block} {block}--small"));
        var number = 0;
        foreach (var choice in Choices)
        {
            list.InnerHtml.AppendHtml(Item(block, kind, choice, number++ == 0 ? Id : $"{Id}-{number}", chosen.Contains(choice.Value)));
        }

        var fieldset = Tag("fieldset", ("class", "govuk-fieldset"), ("aria-describedby", DescribedBy));
        fieldset.InnerHtml.AppendHtml(Tag("legend", ("class", "govuk-fieldset__legend")).With(Label));
        foreach (var part in new IHtmlContent?[] { HintTag(), ErrorTag(), list }.OfType<IHtmlContent>())
        {
            fieldset.InnerHtml.AppendHtml(part);
        }

        Group(output, fieldset);
    }

    private TagBuilder Item(string block, string kind, Choice choice, string id, bool isChosen)
    {
        var input = Tag("input", ("class", block + "__input"), ("id", id), ("name", Name), ("type", kind), ("value", choice.Value),
            ("checked", isChosen ? "checked" : null), ("aria-describedby", choice.Hint is null ? null : id + "-item-hint"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        var item = Tag("div", ("class", block + "__item"));
        item.InnerHtml.AppendHtml(input).AppendHtml(Tag("label", ("class", $"govuk-label {block}__label"), ("for", id)).With(choice.Label));
        if (choice.Hint is not null)
        {
            item.InnerHtml.AppendHtml(Tag("div", ("class", $"govuk-hint {block}__hint"), ("id", id + "-item-hint")).With(choice.Hint));
        }

        return item;
    }
}
