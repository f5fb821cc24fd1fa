using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Search.Asking;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Features.Search;

/// <summary>Adds the search: which database's engine it uses follows from where the content is stored.</summary>
public static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SearchTable(DatabaseOf(provider)));
        services.AddSingleton<ISearchEngine>(provider => DatabaseOf(provider).Schema is { } schema ? new PostgresSearch(schema) : new SqliteSearch());
        services.AddSingleton<SearchIndexer>();
        services.AddSingleton<Vocabularies>();
        services.AddSingleton<KnownTopics>();
        services.AddSingleton<SiteSearch>();
        services.AddHostedService<SearchFollower>();
        return services;
    }

    /// <summary>What the search box asks while somebody types. Not kept anywhere, as the words are not.</summary>
    public static void MapSuggestions(this IEndpointRouteBuilder routes) => routes.MapMethods("/search/suggest", ["GET", "HEAD"], (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        var reader = context.Reader();
        return Results.Json(Suggestions.For(reader, context.Request.Query["q"].ToString()).Select(one => one with { Address = reader.Href(one.Address) }));
    });

    private static StoreDatabase DatabaseOf(IServiceProvider provider) => provider.GetRequiredKeyedService<StoreDatabase>(ContentStore.Name);
}
