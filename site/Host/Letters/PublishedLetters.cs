using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Host.Adapters;
using Letter = PreventPublic.Cms.Types.Letter;

namespace PreventPublic.Host.Letters;

/// <summary>Gives Engagement the words of letters, as they are published.</summary>
public sealed class PublishedLetters(Publisher publisher, WordBook words, IConfiguration configuration) : ILetterWords
{
    public const string Folder = "letters";

    public LetterWords? Find(string site, LetterKind why, Language language, string title) =>
        publisher.Current.Sites.GetValueOrDefault(site) is { } content ? In(content, why, language, title) : null;

    /// <summary>The words as a site would have them, which need not be published.</summary>
    public LetterWords? In(SiteContent site, LetterKind why, Language language, string title)
    {
        if (site.Find(Folder, LetterNames.Of(why)) is not { } entry || entry.In(language) is not { Item: Letter letter } text)
        {
            return null;
        }

        var reader = new Reader(site, language, words[language])
        {
            Origin = SiteOrigin.Of(site, configuration),
            OwnWords = new Dictionary<string, string> { [Tokens.Event] = title },
        };
        string Line(string written) => PlainLine.Of(Tokens.Fill(written, reader, text.Language));
        return new LetterWords(text.Language, Line(letter.Subject), Line(letter.Title), MailText.Of(reader, text.Body), PageRenderer.Render(reader, text.Body).ToString());
    }
}
