using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>A media file as the API gives it: of a picture also its size, what must stay when it is cut, and the smaller ones that there are.</summary>
internal static class MediaJson
{
    public static JsonObject Of(ApiCall call, string name, string address)
    {
        var file = call.Reader.Site.Media[name];
        var media = new JsonObject { ["name"] = name, ["type"] = "media", ["url"] = call.Origin + address, ["contentType"] = MediaTypes.Of(name) };
        if (file.HasSize)
        {
            (media["width"], media["height"]) = (file.Width, file.Height);
            media["focalPoint"] = new JsonObject { ["x"] = file.FocalX, ["y"] = file.FocalY };
            media["renditions"] = new JsonArray([.. Renditions.Of(file).SelectMany(width => new[] { Renditions.Webp, Renditions.Jpeg }, (width, ending) => Rendition(call, MediaAddress.Of(file, name, width, ending), width))]);
        }

        return media;
    }

    private static JsonNode Rendition(ApiCall call, string address, int width) => new JsonObject { ["url"] = call.Origin + address, ["width"] = width, ["contentType"] = MediaTypes.Of(address) };
}
