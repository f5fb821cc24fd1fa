using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Alerts;

/// <summary>One mail a week, on Mondays, to those who keep a site's figures: what needs them. Nothing when nothing does.</summary>
public sealed class Digest(AlertFinder finder, IFigureKeepers keepers)
{
    public const DayOfWeek SentOn = DayOfWeek.Monday;

    /// <summary>Posts the mails into the store's outbox; they go with the change they are part of.</summary>
    /// <param name="now">UTC.</param>
    public async Task PostAsync(MetricsStore store, CouncilSite site, DateOnly today, DateTime now, CancellationToken cancel)
    {
        if (today.DayOfWeek != SentOn || await finder.FindAsync(store, site.Id, today, cancel) is not { Count: > 0 } alerts)
        {
            return;
        }

        var subject = $"{site.Council}: {alerts.Count} {(alerts.Count == 1 ? "thing needs" : "things need")} you in Measure";
        foreach (var address in await keepers.AddressesAsync(site.Id, cancel))
        {
            store.Post(MailMessage.Kind, new MailMessage(site.Id, address, "en", subject, TextOf(site, alerts), HtmlOf(subject, alerts)), now);
        }
    }

    private static string TextOf(CouncilSite site, IReadOnlyList<Alert> alerts)
    {
        var text = new StringBuilder();
        foreach (var kind in alerts.GroupBy(alert => alert.Kind).OrderBy(group => group.Key))
        {
            text.Append(Heading(kind.Key)).Append("\n\n");
            foreach (var alert in kind)
            {
                text.Append("- ").Append(alert.Subject).Append(": ").Append(alert.Text).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append("Sign in to Manage and open “Measure” to see to them. This mail comes on Mondays when something needs you.\n").Append(site.Council).Append('\n').ToString();
    }

    private static string HtmlOf(string subject, IReadOnlyList<Alert> alerts)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(subject)}</title></head><body><h1>{WebUtility.HtmlEncode(subject)}</h1>");
        foreach (var kind in alerts.GroupBy(alert => alert.Kind).OrderBy(group => group.Key))
        {
            html.Append("<h2>").Append(Heading(kind.Key)).Append("</h2><ul>");
            foreach (var alert in kind)
            {
                html.Append("<li><strong>").Append(WebUtility.HtmlEncode(alert.Subject)).Append("</strong>: ").Append(WebUtility.HtmlEncode(alert.Text)).Append("</li>");
            }

            html.Append("</ul>");
        }

        return html.Append("<p>Sign in to Manage and open “Measure” to see to them.</p></body></html>").ToString();
    }

    public static string Heading(AlertKind kind) => kind switch
    {
        AlertKind.Missing => "No value yet",
        AlertKind.Behind => "Behind the target",
        AlertKind.SuddenChange => "Changed suddenly",
        AlertKind.Overdue => "Actions overdue",
        AlertKind.ToAgree => "Scores to agree",
        AlertKind.ToClose => "Months to close",
        _ => "Time for the yearly review",
    };
}
