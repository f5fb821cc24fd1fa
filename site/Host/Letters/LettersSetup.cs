using PreventPublic.Cms.Check;
using PreventPublic.Cms.Editing;
using PreventPublic.Engagement.Features.Events.Letters;

namespace PreventPublic.Host.Letters;

/// <summary>Joins the mails about registrations to the content that words them.</summary>
public static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<PublishedLetters>().AddSingleton<ILetterWords>(all => all.GetRequiredService<PublishedLetters>());
        services.AddSingleton<IDraftPage, LetterPreview>();
        return services.AddSingleton<IContentRule, LetterRule>();
    }
}
