using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Decisions.Features;
using PreventPublic.Decisions.Features.AnswerQuestion;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions;

/// <summary>Adds the decision flows. The host gives an <see cref="IFlowSource"/> and an <c>IFactRecorder</c>.</summary>
public static class DecisionsModule
{
    /// <param name="keyFolder">Where the key is made when the settings give none.</param>
    public static IServiceCollection AddDecisions(this IServiceCollection services, string keyFolder)
    {
        services.AddOptions<DecisionsOptions>().BindConfiguration(DecisionsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DecisionsOptions>>().Value);
        services.AddSingleton(provider => SealKeys.Of(provider.GetRequiredService<DecisionsOptions>(), keyFolder));
        services.AddSingleton<Seal>();
        services.AddSingleton<RecordCode>();
        services.AddSingleton<FlowShelf>();
        services.AddSingleton<QuestionPages>();
        services.AddSingleton(new ManageSection("Flows", "/flows", Permissions.ContentRead, 18));
        services.Configure<RouteOptions>(options => options.ConstraintMap["flow"] = typeof(FlowConstraint));
        return services;
    }
}
