using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Api.ReadAboutApi;

/// <summary>What the API can do, for people who write programs. Made here, under the site's own policy: no reader of OpenAPI documents loads its script from elsewhere.</summary>
[Finished]
public sealed class IndexModel(ApiDesk desk) : PublicPage
{
    public IEnumerable<IGrouping<string, ApiOperation>> Groups => desk.Operations.GroupBy(operation => operation.Tag);

    public void OnGet() => Show(new PageHead
    {
        Title = "Delivery API",
        Description = "What this council publishes about Prevent, for front ends, partner sites and assistants.",
        Address = "/api",
        Languages = [Language.EnglishCode],
        Trail = [(Words["layout.home"], "/")],
        Exit = false,
    });

    /// <summary>What a parameter may be, in words.</summary>
    public static string Allowed(ApiParameter parameter)
    {
        var schema = parameter.Schema;
        var one = schema["enum"] is System.Text.Json.Nodes.JsonArray values ? string.Join(", ", values.Select(value => (string?)value))
            : (string?)schema["type"] == "integer" ? $"{schema["minimum"]} to {schema["maximum"]}"
            : (string?)schema["type"] == "boolean" ? "true or false"
            : (string?)schema["format"] == "date" ? "a day, 2027-01-31" : "text";
        return parameter.IsList ? one + "; several, divided by commas" : one;
    }
}
