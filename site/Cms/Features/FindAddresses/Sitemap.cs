using System.Text;
using System.Xml;
using PreventPublic.Cms.Features.ReadPage;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.FindAddresses;

/// <summary>All public addresses of a site, with the languages each is in (sitemaps.org; hreflang as Google documents it).</summary>
public static class Sitemap
{
    public const string ContentType = "application/xml; charset=utf-8";

    /// <summary>What other modules show changes without a publication.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Every address that has a page of its own, and in which languages it really is.</summary>
    public static IEnumerable<(string Address, IReadOnlyList<Language> Languages)> Addresses(Reader reader)
    {
        var today = reader.Site.Clock.Today;
        foreach (var entry in reader.Site.Entries.Where(entry => entry.Address is not null && !(entry.Item is Update update && update.Date > today))
            .OrderBy(entry => entry.Address, StringComparer.Ordinal))
        {
            reader.All(entry.Type.Folder);
            var languages = reader.Site.Languages.Where(entry.IsIn).ToList();
            yield return (entry.Address!, languages);
            foreach (var part in entry.Item is Guide ? GuideParts.Of(entry.In(Language.English)).Skip(1) : [])
            {
                yield return ($"{entry.Address}/{part.Id}", languages);
            }
        }

        foreach (var list in new[] { "contacts", "events", "updates", "resources" }.Where(list => reader.Site.At("/" + list) is null))
        {
            yield return ("/" + list, reader.Site.Languages);
        }

        reader.All("strategy");
        foreach (var page in reader.Site.Find("strategy", "plan.yaml") is null ? [] : new[] { "/strategy", "/strategy/action-plan", "/strategy/how-are-we-doing", "/strategy/reports" })
        {
            yield return (page, reader.Site.Languages);
        }
    }

    /// <param name="others">Pages of other modules.</param>
    public static byte[] Of(Reader reader, string origin, IReadOnlyList<ModulePage> others)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("urlset", Space);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var (address, languages) in Addresses(reader).Concat(others.Select(other => (other.Address, Languages: other.In(reader.Site)))))
            {
                foreach (var language in languages)
                {
                    Write(xml, address, language, languages, origin);
                }
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, string address, Language language, IReadOnlyList<Language> languages, string origin)
    {
        xml.WriteStartElement("url", Space);
        xml.WriteElementString("loc", Space, origin + Reader.Href(address, language));
        foreach (var other in languages.Count > 1 ? languages : [])
        {
            xml.WriteStartElement("link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", other.Code);
            xml.WriteAttributeString("href", origin + Reader.Href(address, other));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
