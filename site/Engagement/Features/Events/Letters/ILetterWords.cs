using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>The words of letters. Officers write them; they are published like all content.</summary>
public interface ILetterWords
{
    /// <param name="language">The reader's. Where the letter is not in it, the answer is in English and says so.</param>
    /// <param name="title">The event's name, for where the words leave room for it.</param>
    /// <returns>Null when the site has published none.</returns>
    LetterWords? Find(string site, LetterKind why, Language language, string title);
}

/// <summary>What officers say in a letter, with everything put in.</summary>
/// <param name="Language">The language of subject and heading.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body as plain text.</param>
/// <param name="Html">The same as HTML, safe to send.</param>
public sealed record LetterWords(Language Language, string Subject, string Heading, string Text, string Html);
