using PreventPublic.Cms.Check;
using PreventPublic.Cms.Features.BrowseConsultations;
using PreventPublic.Engagement.Features.Consultations;

namespace PreventPublic.Host.Consultations;

/// <summary>Joins consultations to the content they are made of.</summary>
public static class ConsultationSetup
{
    public static IServiceCollection AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<IConsultationRounds, RoundsOnPages>();
        services.AddSingleton<ISurveyDrafts, SurveyDrafts>();
        services.AddSingleton<IConsultationDirectory, PublishedConsultations>();
        return services.AddSingleton<IContentRule, ConsultationRule>();
    }
}
