using System.Text.RegularExpressions;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Reading.Components;

/// <summary>A contact as readers see it. It is always current, whatever language the page is in.</summary>
public static partial class ContactCard
{
    public static Html Several(Reader reader, IEnumerable<Entry> contacts, int level)
    {
        var html = Html.Of($"<div class=\"pp-contacts\">\n");
        foreach (var contact in contacts)
        {
            html.Append(Of(reader, contact, level));
        }

        return html.Add($"</div>\n");
    }

    public static Html Of(Reader reader, Entry entry, int level)
    {
        var text = reader.Use(entry).In(reader.Language);
        var contact = (Contact)text.Item;
        var kind = contact.Withheld ? " pp-contact--withheld" : contact.Kind == "emergency" ? " pp-contact--emergency" : "";
        var own = Html.Of($" lang=\"{reader.Language.Code}\" dir=\"{reader.Language.Direction}\"");
        var html = Html.Of($"<article class=\"pp-contact{kind}\"{own}><h{level} class=\"pp-contact__name\"{PageLinks.LanguageOf(reader, text)}>{reader.Text(text.Title)}</h{level}>\n")
            .AddIf(contact.Summary is not null, $"<p class=\"pp-contact__summary\"{PageLinks.LanguageOf(reader, text)}>{reader.Text(contact.Summary)}</p>\n");
        return html.Append(contact.Withheld ? Withheld(reader, contact) : Shown(reader, text, contact)).Add($"</article>\n");
    }

    /// <summary>Says that it is not confirmed, and in the same breath whom to call.</summary>
    private static Html Withheld(Reader reader, Contact contact)
    {
        var html = Html.Of($"<p class=\"pp-contact__state\"><strong>{reader.Words["component.confirm"]}.</strong> {reader.Words["contact.withheld"]}</p>\n");
        if (contact.UntilThen is null || reader.Contact(contact.UntilThen) is not { Item: Contact { Withheld: false } } next)
        {
            return html;
        }

        var text = next.In(reader.Language);
        var meanwhile = (Contact)text.Item;
        html.Add($"<p class=\"pp-contact__until\"{PageLinks.LanguageOf(reader, text)}>{reader.Text(text.Title)}</p>\n");
        return html.AddIf(meanwhile.Phone is not null, $"<p class=\"pp-contact__phone\">{Phones.Link(meanwhile.Phone ?? "", "pp-contact__number")}</p>\n")
            .AddIf(meanwhile.Hours is not null, $"<p{PageLinks.LanguageOf(reader, text)}>{reader.Text(meanwhile.Hours)}</p>\n");
    }

    private static Html Shown(Reader reader, LocalText text, Contact contact)
    {
        var words = reader.Words;
        var lang = PageLinks.LanguageOf(reader, text);
        var html = new Html();
        html.AddIf(contact.Phone is not null, $"<p class=\"pp-contact__phone\"><span class=\"govuk-visually-hidden\">{words["contact.phone"]}: </span>{Phones.Link(contact.Phone ?? "", "pp-contact__number")}</p>\n");
        var facts = new Html();
        Fact(facts, words["contact.hours"], contact.Hours, lang);
        FactHtml(facts, words["contact.text-phone"], contact.TextPhone is { } textPhone ? Phones.Link(textPhone) : null);
        FactHtml(facts, words["contact.out-of-hours"], contact.PhoneOutOfHours is { } other ? Phones.Link(other) : null);
        FactHtml(facts, words["contact.email"], contact.Email is { } email ? Html.Of($"<a class=\"govuk-link\" href=\"mailto:{email}\"><bdi dir=\"ltr\">{email}</bdi></a>") : null);
        Fact(facts, words["contact.cost"], contact.Cost, lang);
        Fact(facts, words["contact.call-notes"], contact.CallNotes is null ? null : reader.Text(contact.CallNotes), lang);
        html.AddIf(!facts.IsEmpty, $"<dl class=\"pp-contact__facts\">{facts}</dl>\n");
        html.AddIf(contact.Web is not null, $"<p class=\"pp-contact__web\"><a class=\"govuk-link\" href=\"{contact.Web}\">{words["contact.website-of", reader.Text(text.Title)]}</a></p>\n");
        return html.Append(PageRenderer.Render(reader, text.Body, 2)).Append(StateOf(reader, contact));
    }

    private static Html StateOf(Reader reader, Contact contact)
    {
        var state = contact is { State: "verified", VerifiedOn: { } day }
            ? reader.Words["contact.verified", Dates.Day(reader, day)]
            : reader.Words["contact.unverified"];
        var source = reader.Words["contact.source"].Split("{0}");
        return Html.Of($"<p class=\"pp-contact__state\">{state} {source[0]}<span lang=\"en\" dir=\"ltr\">{NameOf(contact.Source)}</span>{source.ElementAtOrDefault(1)}</p>\n");
    }

    /// <summary>The web sites that a source names, which tell a reader more than long addresses do; else the source as written.</summary>
    private static string NameOf(string source)
    {
        var sites = SiteName().Matches(source).Select(found => found.Groups["host"].Value).Distinct().ToList();
        return sites.Count == 0 ? source : string.Join(", ", sites);
    }

    [GeneratedRegex(@"(?:https?://)?(?:www\.)?(?<host>(?:[a-z0-9-]+\.)+(?:uk|com|org|net|info))(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex SiteName();

    private static void Fact(Html facts, string name, string? value, Html? lang) =>
        facts.AddIf(value is not null, $"<div class=\"pp-contact__fact\"><dt>{name}</dt><dd{lang}>{value}</dd></div>");

    private static void FactHtml(Html facts, string name, Html? value) =>
        facts.AddIf(value is not null, $"<div class=\"pp-contact__fact\"><dt>{name}</dt><dd>{value}</dd></div>");
}
