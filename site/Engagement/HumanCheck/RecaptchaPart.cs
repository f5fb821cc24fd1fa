using PreventPublic.Core.Languages;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>What a form needs for reCAPTCHA in the browser. Nothing of it is loaded before the reader asks for it.</summary>
/// <param name="Script">Google's, in the reader's language.</param>
/// <param name="Action">For v3; null for v2, where a box is ticked.</param>
public sealed record RecaptchaPart(string Script, string SiteKey, string? Action)
{
    /// <summary>What Google's documentation says a page must allow, path by path.</summary>
    public const string Scripts = "https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/";
    public const string Frames = "https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/";

    public static RecaptchaPart Of(RecaptchaOptions options, Language language)
    {
        var withScore = options.Version == RecaptchaOptions.WithScore;
        var render = withScore ? Uri.EscapeDataString(options.SiteKey) : "explicit";
        var speaks = language.IsEnglish ? "en-GB" : language.Code;
        return new RecaptchaPart($"https://www.google.com/recaptcha/api.js?render={render}&hl={speaks}", options.SiteKey, withScore ? options.Action : null);
    }
}
