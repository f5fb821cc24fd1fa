using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PreventPublic.Core.Web;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Features.Strategy.OpenData;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Strategy;

/// <summary>Public answers of Measure that are not web pages: open data, and reports as files.</summary>
public static class StrategyFiles
{
    private static readonly string[] Reads = ["GET", "HEAD"];

    /// <param name="each">What the host wants of each: keeping its bytes.</param>
    public static void MapStrategyFiles(this IEndpointRouteBuilder routes, Action<IEndpointConventionBuilder> each)
    {
        each(routes.MapMethods(StrategyLinks.Csv, Reads, CsvAsync));
        each(routes.MapMethods(StrategyLinks.Json, Reads, JsonAsync));
        each(routes.MapMethods(StrategyLinks.Schema, Reads, (HttpContext context, StrategyShelf shelf) => Results.Bytes(OpenDataFiles.Schema(shelf.Site(context.Visit().Site)!), "application/schema+json")));
        each(routes.MapMethods(StrategyLinks.Reports + "/{period}.csv", Reads, (string period, HttpContext context, Closings closings) => ReportAsync(period, context, closings, "text/csv; charset=utf-8", ReportData.Csv)));
        each(routes.MapMethods(StrategyLinks.Reports + "/{period}.json", Reads, (string period, HttpContext context, Closings closings) => ReportAsync(period, context, closings, "application/json", ReportData.Json)));
        each(routes.MapMethods(StrategyLinks.Reports + "/{period}.docx", Reads, (string period, HttpContext context, Closings closings) => ReportAsync(period, context, closings, ReportDocx.ContentType, ReportDocx.Of)));
        each(routes.MapMethods(StrategyLinks.Reports + "/{period}.pdf", Reads, PdfAsync));
    }

    private static async Task<IResult> CsvAsync(HttpContext context, StrategyShelf shelf, PublicFigures figures) =>
        shelf.Plan(context.Visit().Site) is { } plan
            ? Results.Bytes(OpenDataFiles.Csv(plan, OpenDataFiles.Words(shelf, context.Visit().Site), await figures.ReadAsync(context.Visit().Site, context.RequestAborted)), "text/csv; charset=utf-8")
            : Results.NotFound();

    private static async Task<IResult> JsonAsync(HttpContext context, StrategyShelf shelf, PublicFigures figures)
    {
        var site = context.Visit().Site;
        return shelf.Plan(site) is { } plan
            ? Results.Bytes(OpenDataFiles.Json(shelf.Site(site)!, plan, OpenDataFiles.Words(shelf, site), await figures.ReadAsync(site, context.RequestAborted)), "application/json")
            : Results.NotFound();
    }

    private static async Task<IResult> ReportAsync(string period, HttpContext context, Closings closings, string type, Func<ClosedReport, byte[]> write) =>
        Period.Parse(period) is { } parsed && await closings.FindAsync(context.Visit().Site, parsed, context.RequestAborted) is { } closed
            ? Results.Bytes(write(closed), type)
            : Results.NotFound();

    private static async Task<IResult> PdfAsync(string period, HttpContext context, Closings closings, IReportPrinter printer) =>
        printer.IsReady && Period.Parse(period) is { } parsed && await closings.FindAsync(context.Visit().Site, parsed, context.RequestAborted) is not null
            ? Results.Bytes(await printer.PrintAsync(context.Request.Host.Value!, StrategyLinks.Report(parsed), context.RequestAborted), "application/pdf")
            : Results.NotFound();
}
