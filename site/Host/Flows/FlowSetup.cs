using PreventPublic.Cms.Check;
using PreventPublic.Cms.Editing;
using PreventPublic.Decisions;
using PreventPublic.Host.Hosting;
using PreventPublic.Host.Pdf;

namespace PreventPublic.Host.Flows;

/// <summary>Joins the decision flows to the content they are made of.</summary>
public static class FlowSetup
{
    public static IServiceCollection AddFlows(this IServiceCollection services, Folders folders)
    {
        services.AddSingleton<IFlowSource, FlowSource>();
        services.AddSingleton<IContentRule, FlowRule>();
        services.AddSingleton<IReviewNote, FlowReview>();
        services.AddSingleton<IFlowCounts, FlowCounts>();
        services.AddOptions<PdfOptions>().BindConfiguration(PdfOptions.Section).ValidateDataAnnotations().Validate(
            options => options.Chromium is null or "" || File.Exists(options.Chromium), "Pdf:Chromium names no file. Give the path of a Chromium, or leave it out.").ValidateOnStart();
        services.AddSingleton<IPdfMaker, ChromiumPdf>();
        return services.AddDecisions(Path.Combine(folders.Data, "keys"));
    }
}
