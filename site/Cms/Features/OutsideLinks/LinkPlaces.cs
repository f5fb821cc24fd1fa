using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Markup.Rendering;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Which addresses outside the published texts lead to. Private fields are not among them.</summary>
public sealed partial class LinkPlaces(Publisher publisher)
{
    private readonly ConditionalWeakTable<Document, string[]> _known = [];

    /// <summary>Every address that any site leads to, and the texts that do, in the order of their files.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Document>> All() => Gather(publisher.Current.Sites.Values);

    /// <summary>The same of one site.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Document>> On(SiteContent site) => Gather([site]);

    /// <summary>Where one text leads to.</summary>
    public IReadOnlyList<string> Of(Document document)
    {
        if (!_known.TryGetValue(document, out var urls))
        {
            urls = [.. Read(document).Select(Plain).OfType<string>().Distinct(StringComparer.Ordinal)];
            _known.AddOrUpdate(document, urls);
        }

        return urls;
    }

    private Dictionary<string, IReadOnlyList<Document>> Gather(IEnumerable<SiteContent> sites) =>
        sites.SelectMany(site => site.Entries.Append(site.SettingsEntry)).SelectMany(entry => entry.Documents).Distinct<Document>(ReferenceEqualityComparer.Instance)
            .SelectMany(document => Of(document).Where(url => publisher.Current.SiteAt(new Uri(url).Host) is null).Select(url => (url, document)))
            .GroupBy(pair => pair.url, pair => pair.document, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Document>)[.. group.OrderBy(document => document.Path.File, StringComparer.Ordinal)], StringComparer.Ordinal);

    private static IEnumerable<string> Read(Document document)
    {
        if (!document.Source.Contains("://", StringComparison.Ordinal))
        {
            return [];
        }

        if (document.Type.IsData)
        {
            return InData().Matches(document.Source).Select(match => match.Value);
        }

        var tree = MarkdownSyntax.Parse(document.Body);
        return [
            .. tree.Descendants<LinkInline>().Where(link => !link.IsImage).Select(link => link.Url ?? ""),
            .. tree.Descendants<AutolinkInline>().Select(link => link.Url),
            .. tree.Descendants<Directive>().Select(directive => Directives.Cut(directive.Argument).First),
            .. InFields(document.Type.Fields, document.Item),
        ];
    }

    private static IEnumerable<string> InFields(IEnumerable<FieldDefinition> fields, object item)
    {
        foreach (var field in fields.Where(field => !field.Rules.Private))
        {
            var value = field.ValueIn(item);
            IEnumerable<object> values = value switch { null or "" => [], string one => [one], System.Collections.IEnumerable many => many.Cast<object>(), _ => [value] };
            foreach (var one in values)
            {
                if (field.Kind == FieldKind.Group)
                {
                    foreach (var inner in InFields(field.Inner, one))
                    {
                        yield return inner;
                    }
                }
                else if (field.Rules.Format is FieldFormat.Url or FieldFormat.AddressOrUrl && one is string url)
                {
                    yield return url;
                }
            }
        }
    }

    /// <summary>The address as it is asked for; null for one that no program outside could answer (RFC 2606 and RFC 6761 names are made up).</summary>
    private static string? Plain(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            return null;
        }

        var plain = uri.GetLeftPart(UriPartial.Query);
        return plain.Length > OutsideLinkRecord.MaxUrl || MadeUp().IsMatch(uri.Host) ? null : plain;
    }

    [GeneratedRegex(@"https?://[^\s""'<>)\]]+")]
    private static partial Regex InData();

    [GeneratedRegex(@"(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$", RegexOptions.IgnoreCase)]
    private static partial Regex MadeUp();
}
