using System.Net;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Decide;

/// <summary>The venue-hire toolkit, walked to its fifth question by many hirers: each address holds four answers under a seal of its own.</summary>
public static class SealedQuestions
{
    public const string First = "/venue-hire/questions";
    private const int Hirers = 64;

    private static readonly string[] Answers = ["yes", "clear", "named", "open"];

    public static async Task<IReadOnlyList<string>> AddressesAsync(ServerProcess server, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        using var http = ClientLoad.Client(headers);
        var addresses = new List<string>();
        for (var hirer = 0; hirer < Hirers; hirer++)
        {
            var at = First;
            foreach (var answer in Answers)
            {
                at = await AnswerAsync(http, new Uri(server.Address, at), answer, cancel);
            }

            addresses.Add(at);
        }

        return addresses;
    }

    private static async Task<string> AnswerAsync(HttpClient http, Uri question, string answer, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["answer"] = answer });
        using var sent = await http.PostAsync(question, form, cancel);
        return sent is { StatusCode: HttpStatusCode.Redirect or HttpStatusCode.SeeOther, Headers.Location: { } next }
            ? next.ToString()
            : throw new CannotMeasureException($"{question.AbsolutePath} answered {(int)sent.StatusCode} to “{answer}”.");
    }
}
