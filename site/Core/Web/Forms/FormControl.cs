using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PreventPublic.Core.Web.Forms;

/// <summary>What every GOV.UK form control has: a label, a hint, an error, and the value that was typed.</summary>
public abstract class FormControl : TagHelper
{
    /// <summary>The name under which the form sends it, for example <c>Input.Email</c>.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>The value as it is now; what was typed and refused wins over it.</summary>
    public object? Value { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    protected string Id => IdOf(Name);

    protected string? Error => View.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    protected string Text => View.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed ? typed : Value?.ToString() ?? "";

    protected IReadOnlyList<string> Values => View.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw
        ? raw as string[] ?? [raw.ToString() ?? ""]
        : Value as IReadOnlyList<string> ?? (Value is null ? [] : [Value.ToString() ?? ""]);

    /// <summary>An id for a name: what a fragment and a <c>for</c> may hold.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "-");

    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.OfType<string>());
            return ids.Length == 0 ? null : ids;
        }
    }

    protected void Group(TagHelperOutput output, params IHtmlContent?[] inside)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-form-group" + (Error is null ? "" : " govuk-form-group--error"));
        foreach (var part in inside.OfType<IHtmlContent>())
        {
            output.Content.AppendHtml(part);
        }
    }

    protected IHtmlContent LabelTag() => Tag("label", ("class", "govuk-label"), ("for", Id)).With(Label);

    protected IHtmlContent? HintTag() => Hint is null ? null : Tag("div", ("class", "govuk-hint"), ("id", Id + "-hint")).With(Hint);

    protected IHtmlContent? ErrorTag()
    {
        if (Error is not { } error)
        {
            return null;
        }

        var tag = Tag("p", ("class", "govuk-error-message"), ("id", Id + "-error"));
        tag.InnerHtml.AppendHtml("<span class=\"govuk-visually-hidden\">Error:</span> ").Append(error);
        return tag;
    }

    protected static TagBuilder Tag(string name, params (string Name, string? Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (key, value) in attributes.Where(attribute => attribute.Value is not null))
        {
            tag.Attributes[key] = value;
        }

        return tag;
    }
}

internal static class TagContent
{
    public static TagBuilder With(this TagBuilder tag, string text)
    {
        tag.InnerHtml.Append(text);
        return tag;
    }
}
