using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PreventPublic.Core.Web;
using PreventPublic.Decisions.Pictures;

namespace PreventPublic.Decisions.Features.SeeFlow;

/// <summary>The picture as a file of its own.</summary>
public static class PictureFile
{
    public static void MapFlowPictures(this IEndpointRouteBuilder routes) => routes.MapMethods("/{flow:flow}/picture.svg", ["GET", "HEAD"], Draw);

    private static IResult Draw(string flow, HttpContext context, FlowShelf shelf)
    {
        var visit = context.Visit();
        var text = shelf.Words(visit.Site, shelf.Find(visit.Site, flow)!, visit.Language);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(Picture.Of(text, new Outline(text, visit.Words)), "image/svg+xml; charset=utf-8");
    }
}
