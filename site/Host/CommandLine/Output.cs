using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using Spectre.Console;

namespace PreventPublic.Host.CommandLine;

/// <summary>What a command prints: for people, or with <c>--json</c> for programs.</summary>
public sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Say(string text)
    {
        if (!json)
        {
            Console.WriteLine(text);
        }
    }

    public void Result(object value)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(value, Readable));
        }
    }

    public void Faults(IReadOnlyList<Fault> faults, bool warnings)
    {
        foreach (var fault in faults.Where(fault => warnings || fault.Severity == Severity.Error))
        {
            Say(fault.ToString());
        }

        var errors = faults.Count(fault => fault.Severity == Severity.Error);
        Say($"{errors} {(errors == 1 ? "error" : "errors")}, {faults.Count - errors} {(faults.Count - errors == 1 ? "warning" : "warnings")}");
    }

    /// <summary>Runs long work under a progress bar, where there is a terminal to show one.</summary>
    public async Task<T> WithProgressAsync<T>(Func<IProgress<WorkProgress>?, Task<T>> work)
    {
        if (json || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return await work(null);
        }

        return await AnsiConsole.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask("Working");
            return await work(new Progress<WorkProgress>(step =>
            {
                bar.Description = step.Step;
                bar.MaxValue = Math.Max(1, step.Of);
                bar.Value = step.Done;
            }));
        });
    }
}
