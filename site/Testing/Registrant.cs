using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PreventPublic.Testing;

/// <summary>Somebody at an event's registration form, with or without the browser's part of the human check.</summary>
public sealed class Registrant(HttpClient http, string address = "/events/evening/register")
{
    public const string Date = "2026-12-10";

    private string _ticket = "";

    public string Name { get; init; } = "Ada Example";

    public string Email { get; init; } = "ada@example.org";

    public int Party { get; init; } = 1;

    /// <summary>Further fields of the form.</summary>
    public Dictionary<string, string> More { get; } = [];

    /// <summary>Solves what the form asks of a browser; null leaves it out.</summary>
    public Func<string, string>? Solve { get; init; }

    public string? Puzzle { get; private set; }

    public async Task<IHtmlDocument> OpenAsync()
    {
        var page = Parse(await http.GetStringAsync(new Uri(address, UriKind.Relative)));
        _ticket = page.QuerySelector("input[name=form]")?.GetAttribute("value") ?? "";
        return page;
    }

    /// <param name="step"><c>check</c> or <c>send</c>.</param>
    public async Task<HttpResponseMessage> PostAsync(string step)
    {
        var fields = new Dictionary<string, string>
        {
            ["form"] = _ticket,
            ["step"] = step,
            ["date"] = Date,
            ["name"] = Name,
            ["email"] = Email,
            ["party"] = Party.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (key, value) in More)
        {
            fields[key] = value;
        }

        if (Solve is not null && Puzzle is not null)
        {
            fields["altcha"] = Solve(Puzzle);
        }

        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>The whole way: the form, the answers to check, and sending them.</summary>
    public async Task<HttpResponseMessage> RegisterAsync(Action? wait = null)
    {
        await OpenAsync();
        wait?.Invoke();
        using var check = await PostAsync("check");
        Puzzle = Parse(await check.Content.ReadAsStringAsync()).QuerySelector("[data-pp-altcha]")?.GetAttribute("data-pp-altcha");
        return check.StatusCode == HttpStatusCode.OK ? await PostAsync("send") : throw new InvalidOperationException($"The form was not accepted: {(int)check.StatusCode}");
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
