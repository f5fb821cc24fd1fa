using System.Globalization;
using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Api.Calling;

/// <summary>One request for an operation, its parameters checked.</summary>
public sealed class ApiCall(HttpContext context, ApiOperation operation, Reader reader, PublishedContent published, IReadOnlyDictionary<string, string> values)
{
    public HttpContext Context { get; } = context;

    public ApiOperation Operation { get; } = operation;

    public Reader Reader { get; } = reader;

    public SiteContent Site => Reader.Site;

    public Language Language => Reader.Language;

    /// <summary>All sites, for what is about more than one.</summary>
    public PublishedContent Published { get; } = published;

    public CancellationToken Cancel => Context.RequestAborted;

    /// <summary>Where the site's pages are: the host that was asked, which was checked, or another site's own.</summary>
    public string Origin => RequestOrigin.Of(Context.Request, HostOf(Context.Request.Host));

    /// <summary>The whole address of a page, in the language that was asked for.</summary>
    /// <param name="address">Without language: <c>/worried</c>.</param>
    public string UrlOf(string address) => Origin + Reader.Href(address);

    /// <summary>Null when it was not given.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    public IReadOnlyList<string> List(string name) => this[name]?.Split(',') ?? [];

    public bool Flag(string name) => this[name] == "true";

    public int Number(string name, int usual) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    /// <summary>
    /// Since when everything published here is as it is: a publication can change what an entry shows of others, or take one away, and a new day
    /// what may be seen. Null within the second in which it changed (RFC 9110 §8.8.2.2).
    /// </summary>
    public DateTimeOffset? LastModified
    {
        get
        {
            var (publication, day) = (Published.Since, Site.Clock.At(Site.Clock.Today.ToDateTime(TimeOnly.MinValue)));
            var since = publication > day ? publication : day;
            return since <= Site.Clock.Now ? since : null;
        }
    }

    public DateOnly? Date(string name) => this[name] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The same query with some values changed.</summary>
    public string QueryWith(params (string Name, string Value)[] changed) =>
        "?" + string.Join('&', Context.Request.Query.Where(pair => changed.All(one => one.Name != pair.Key)).Select(pair => (Name: pair.Key, Value: pair.Value.ToString())).Concat(changed)
            .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    private HostString HostOf(HostString asked) =>
        Context.Reader().Site.Id == Site.Id || Site.Settings.Hosts is not [var own, ..] ? asked
        : asked.Port is { } port ? new HostString(own, port) : new HostString(own);
}
