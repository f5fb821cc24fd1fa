using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PreventPublic.Core.Web;

namespace PreventPublic.Decisions.Features;

/// <summary>Lets an address through only where the site has a flow of that name, so that pages with like addresses stay theirs.</summary>
public sealed class FlowConstraint(FlowShelf shelf) : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        routeDirection == RouteDirection.UrlGeneration
        || (values[routeKey] is string key && httpContext?.Features.Get<Visit>() is { } visit && shelf.Find(visit.Site, key) is not null);
}
