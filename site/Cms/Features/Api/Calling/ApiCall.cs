using System.Globalization;
using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;

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

    /// <summary>The origin it was asked at; the host was checked against the sites' hosts.</summary>
    public string Origin => $"{Context.Request.Scheme}://{Context.Request.Host}";

    /// <summary>Null when it was not given.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    public IReadOnlyList<string> List(string name) => this[name]?.Split(',') ?? [];

    public bool Flag(string name) => this[name] == "true";

    public int Number(string name, int usual) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public DateOnly? Date(string name) => this[name] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
