using PreventPublic.Cms.Reading;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Host.Adapters;

/// <summary>Where a council lets people ask Google, the pages about privacy and cookies say so, whatever else they say.</summary>
public sealed class GoogleIsNamed(HumanCheckOptions options) : IPageNote
{
    public string? On(string key, LanguageWords words) =>
        options.Provider == HumanCheckOptions.Recaptcha && key is ("privacy" or "cookies") ? words["human.google-page"] : null;
}
