using System.Text.RegularExpressions;
using PreventPublic.Cms.Features;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;

namespace PreventPublic.Host.Adapters;

/// <summary>An entry as it stands in a printed pack: links lead to the site, pictures are inside, and no id is there twice.</summary>
public sealed partial class PrintedPieces(Publisher publisher, WordBook words, IConfiguration configuration)
{
    /// <param name="level">The level of the heading above it.</param>
    public async Task<Html> OfAsync(SiteContent content, Entry entry, Language language, int level, CancellationToken cancel)
    {
        var reader = new Reader(content, language, words[language]) { Origin = SiteOrigin.Of(content, configuration) };
        return Html.Raw(await WithPicturesAsync(content, Apart(entry, Body(reader, entry, level).ToString()), cancel));
    }

    private static Html Body(Reader reader, Entry entry, int level)
    {
        if (entry.Item is Contact)
        {
            return ContactCard.Of(reader, entry, level + 1);
        }

        var text = entry.In(reader.Language);
        var html = Notices(reader, text).AddIf(entry.Item.Summary is not null, $"<p class=\"govuk-body-l\"{PageLinks.LanguageOf(reader, text)}>{reader.Summary(entry)}</p>\n");

        // The parts of a guide begin at the first level, other bodies at the second.
        html.Append(PageRenderer.Render(reader, text.Body, entry.Item is Guide ? level : level - 1));
        foreach (var link in (entry.Item as Resource)?.Links ?? [])
        {
            html.Add($"<p class=\"govuk-body\"><a class=\"govuk-link\" lang=\"en\" dir=\"ltr\" href=\"{link.Url}\">{link.Label}</a></p>\n");
        }

        return html;
    }

    /// <summary>What a translation says of itself on the site, it says on paper.</summary>
    private static Html Notices(Reader reader, LocalText text) => new Html()
        .AddIf(text.State.HasFlag(TranslationState.Behind), $"<div class=\"pp-notice pp-notice--behind\"><p class=\"govuk-body\">{reader.Words["translation.behind"]}</p></div>\n")
        .AddIf(text.State.HasFlag(TranslationState.Draft), $"<div class=\"pp-notice pp-notice--draft\"><p class=\"govuk-body\">{reader.Words["translation.draft"]}</p></div>\n");

    /// <summary>Quotation marks in words are encoded, so these are always attributes.</summary>
    private static string Apart(Entry entry, string html)
    {
        var prefix = entry.Name.Replace('/', '-') + "-";
        return Ids().Replace(html, found => $"{found.Groups["before"].Value}{prefix}{found.Groups["id"].Value}\"");
    }

    private async Task<string> WithPicturesAsync(SiteContent content, string html, CancellationToken cancel)
    {
        html = OtherSizes().Replace(html, "");
        var inside = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in Pictures().Matches(html).Select(found => found.Groups["address"].Value).Distinct())
        {
            var known = content.Media.FirstOrDefault(media => media.Value.Hash.StartsWith(address.Split('/')[2], StringComparison.Ordinal));
            if (known.Value is not null && await publisher.BytesAsync(known.Value.Hash, cancel) is { } bytes)
            {
                inside[address] = $"data:{MediaTypes.Of(known.Key)};base64,{Convert.ToBase64String(bytes)}";
            }
        }

        return Pictures().Replace(html, found => $" src=\"{inside.GetValueOrDefault(found.Groups["address"].Value, found.Groups["address"].Value)}\"");
    }

    [GeneratedRegex("(?<before> id=\"| href=\"#)(?<id>[^\"]+)\"")]
    private static partial Regex Ids();

    /// <summary>Other sizes of a picture, for screens.</summary>
    [GeneratedRegex("<source [^>]*>")]
    private static partial Regex OtherSizes();

    [GeneratedRegex(" src=\"(?<address>/media/[^\"]+)\"")]
    private static partial Regex Pictures();
}
