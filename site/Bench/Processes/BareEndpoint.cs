using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace PreventPublic.Bench.Processes;

/// <summary>An answer as a server gave it.</summary>
public sealed record Answer(byte[] Body, Dictionary<string, string> Headers);

/// <summary>Kestrel, and nothing but one answer from memory: what serving these bytes costs at the least.</summary>
public static class BareEndpoint
{
    public const string Verb = "bare-endpoint";

    private static readonly string[] KestrelsOwn = ["Date", "Content-Length", "Transfer-Encoding", "Connection"];

    /// <summary>Starts it, in a process of its own, with what <paramref name="model"/> answers at <paramref name="path"/>.</summary>
    public static async Task<ServerProcess> StartAsync(Scratch scratch, ServerProcess model, string path, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        var file = scratch.In("answer.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(await AnswerOfAsync(model, path, headers, cancel)), cancel);
        return await ServerProcess.StartAsync(Environment.ProcessPath!, address => [Verb, file, address.ToString()], new Dictionary<string, string>(), path, headers, cancel);
    }

    public static async Task RunAsync(string answer, string address)
    {
        var (body, headers) = JsonSerializer.Deserialize<Answer>(await File.ReadAllTextAsync(answer))!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Urls.Add(address);
        var made = headers.Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value))).ToArray();
        app.Run(SendAsync);
        await app.RunAsync();

        Task SendAsync(HttpContext context)
        {
            foreach (var (name, value) in made)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentLength = body.Length;
            return context.Response.BodyWriter.WriteAsync(body).AsTask();
        }
    }

    private static async Task<Answer> AnswerOfAsync(ServerProcess model, string path, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        using var http = Loading.ClientLoad.Client(headers);
        using var answer = await http.GetAsync(new Uri(model.Address, path), cancel);
        answer.EnsureSuccessStatusCode();
        var kept = answer.Headers.Concat(answer.Content.Headers).Where(header => !KestrelsOwn.Contains(header.Key));
        return new Answer(await answer.Content.ReadAsByteArrayAsync(cancel), kept.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }
}
