using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>
/// The words of a mail to somebody who registered for an event. Its key says which mail. Readers of the site never see it; what
/// differs from person to person (place, time, links) is added when the mail is sent.
/// </summary>
[ContentType("letter", "letters", Label = "Registration letter", Default = true)]
public sealed record Letter : ContentItem
{
    public override bool NeedsSummary => false;

    [Field("The heading at the top of the mail", Required = true, Translated = true, MaxLength = 80)]
    public override string Title { get; init; } = "";

    [Field("The line that people see in their list of mails; {{event}} stands for the event's name", Required = true, Translated = true, MaxLength = 100)]
    public string Subject { get; init; } = "";
}
