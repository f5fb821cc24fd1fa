using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Words in double braces that the site fills in.</summary>
internal sealed class TokenRules(Document document, CheckScope scope)
{
    public const string Usual = "{{council}}, {{area}}, {{police}}, {{phone:CONTACT}} or {{name:CONTACT}}";

    private readonly IReadOnlyList<SiteContent> _sites = scope.SitesOf(document);

    public void Check(string name, string key, int line)
    {
        var inLetter = document.Item is Letter;
        if (key.Length == 0 && (Tokens.Words.Contains(name) || (inLetter && name == Tokens.Event)))
        {
            return;
        }

        if (name is not (Tokens.Phone or Tokens.Name) || key.Length == 0)
        {
            scope.Error(document, line, $"“{{{{{name}}}}}” is not known", $"use {(inLetter ? "{{event}}, " : "")}{Usual}");
            return;
        }

        foreach (var site in _sites)
        {
            var contact = site.Find("contacts", key)?.Item as Contact;
            if (contact is null)
            {
                scope.Error(document, line, $"the contact “{key}” does not exist in {site.Id}", "name a file in contacts/, without .md");
            }
            else if (name == Tokens.Phone && contact is { Phone: null, Withheld: false })
            {
                scope.Error(document, line, $"the contact “{key}” has no phone", "use {{name:…}} or another contact");
            }
        }
    }
}
