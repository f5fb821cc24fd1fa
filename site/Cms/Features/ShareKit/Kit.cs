using System.Text.Encodings.Web;
using System.Text.Unicode;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>A post as it is pasted.</summary>
/// <param name="Length">As the network counts.</param>
public sealed record Post(Network Network, string Text, int Length);

/// <summary>Everything that officers share of one entry in one language.</summary>
/// <param name="Address">The page's whole address.</param>
/// <param name="Card">The picture's address.</param>
/// <param name="Snippet">HTML for other sites: no script, nothing loaded from here.</param>
public sealed record Kit(string Title, string? Summary, Language Language, string Address, string Card, string CardAlt, IReadOnlyList<Post> Posts, string Newsletter, string Snippet)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Kit Of(Reader reader, Entry entry, string origin)
    {
        var (title, summary, address) = (reader.Title(entry), reader.Summary(entry), origin + reader.Href(entry.Address!));
        var body = BodyText.Of(reader, entry.In(reader.Language).Body);
        var more = reader.Words["share.more", address];
        return new Kit(title, summary, reader.Language, address, origin + reader.Href(Shareable.CardOf(entry)), Shareable.AltOf(reader, entry),
            [.. Network.All.Select(network => PostFor(network, Join("\n\n", title, summary, network.Room ? body : null), address))],
            Join("\n", title, Join(" ", summary, more)), SnippetOf(reader, title, summary, address));
    }

    private static Post PostFor(Network network, string text, string address)
    {
        var tail = "\n\n" + address;
        var post = PostText.Cut(text, network.Limit - network.Measure(tail), network.Measure) + tail;
        return new Post(network, post, network.Measure(post));
    }

    private static string SnippetOf(Reader reader, string title, string? summary, string address) => $"""
        <blockquote lang="{reader.Language.Code}" dir="{reader.Language.Direction}" cite="{Encoder.Encode(address)}">
        <p><a href="{Encoder.Encode(address)}">{Encoder.Encode(title)}</a></p>{(summary is null ? "" : $"\n<p>{Encoder.Encode(summary)}</p>")}
        <p>{Encoder.Encode(reader.Settings.Council)}</p>
        </blockquote>
        """;

    private static string Join(string between, params string?[] parts) => string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
