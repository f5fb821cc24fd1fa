using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;

namespace PreventPublic.Cms.Markup.Rendering;

/// <summary>The components on one line.</summary>
public sealed class Directives : Block<Directive>
{
    protected override void Write(PageRenderer page, Directive block)
    {
        var reader = page.Reader;
        var html = block.Name switch
        {
            "contact" when reader.Contact(block.Argument) is { } contact => ContactCard.Of(reader, contact, page.Level + 1),
            "contacts" => ContactCard.Several(reader, ContactList.For(reader, block.Argument.Split(' '), null), page.Level + 1),
            "download" => Download(page, block.Argument),
            "video" => Video(page, block.Argument),
            "emergency" => EmergencyStrip(reader),
            "start" => Start(reader, block.Argument),
            _ => new Html(),
        };
        page.Write(html);
    }

    public static Html EmergencyStrip(Reader reader)
    {
        var call = reader.Words["layout.danger-call"].Split("{0}");
        return Html.Of($"<div class=\"govuk-warning-text\"><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>")
            .Add($"<strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">{reader.Words["component.warning"]}</span> ")
            .Add($"{reader.Words["layout.danger"]} {call[0]}{Phones.Link("999")}{call.ElementAtOrDefault(1)}</strong></div>\n");
    }

    /// <summary>The button that begins a decision flow.</summary>
    private static Html Start(Reader reader, string flow) => reader.Find("flows", flow) is null ? new Html()
        : Html.Of($"<p><a class=\"govuk-button govuk-button--start\" role=\"button\" draggable=\"false\" data-module=\"govuk-button\" href=\"{reader.Href($"/{flow}/questions")}\">{reader.Words["component.start"]}<span aria-hidden=\"true\" class=\"pp-start\">›</span></a></p>\n");

    private static Html Download(PageRenderer page, string argument)
    {
        var (name, title) = Cut(argument);
        return FileLink.Of(page.Reader, name, page.Fill(title));
    }

    private static Html Video(PageRenderer page, string argument)
    {
        var (url, title) = Cut(argument);
        return LinkTarget.Of(url) is { } target
            ? Html.Of($"<p class=\"pp-video\"><a class=\"govuk-link\" href=\"{target}\">{page.Reader.Words["component.video", page.Fill(title)]}</a></p>\n")
            : new Html();
    }

    public static (string First, string Words) Cut(string argument)
    {
        var space = argument.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (argument, argument) : (argument[..space], argument[(space + 1)..].Trim());
    }
}
