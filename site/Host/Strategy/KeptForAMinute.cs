using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Host.Strategy;

/// <summary>Pages about the strategy are the same for everybody. Their bytes are kept until the strategy is published anew, and no longer than a minute: figures change without a publication.</summary>
public sealed class KeptForAMinute : IResourceFilter
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    public static void Configure(PageConventionCollection pages) => pages.AddFolderApplicationModelConvention("/Strategy", page =>
    {
        page.EndpointMetadata.Add(new FinishedAttribute());
        page.Filters.Add(new KeptForAMinute());
    });

    public static void Configure(IEndpointConventionBuilder file) => file.Add(endpoint =>
    {
        endpoint.Metadata.Add(new FinishedAttribute());
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            Mark(context);
            return answer(context);
        };
    });

    public void OnResourceExecuting(ResourceExecutingContext context) => Mark(context.HttpContext);

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is left to do.
    }

    private static void Mark(HttpContext context)
    {
        var reader = context.Reader();
        reader.All(StrategyLibrary.Folder);
        reader.ChangesAt(reader.Site.Clock.Now + Long);
    }
}
