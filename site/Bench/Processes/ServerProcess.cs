using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Processes;

/// <summary>A server that was started for measuring, and is stopped afterwards.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Queue<string> _said = new();

    private ServerProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>Processor time taken so far, in seconds.</summary>
    public double CpuSeconds => Now.TotalProcessorTime.TotalSeconds;

    /// <summary>Resident memory, in megabytes.</summary>
    public double ResidentMegabytes => Now.WorkingSet64 / 1024.0 / 1024.0;

    private Process Now
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <param name="arguments">Given the address it is to listen at.</param>
    /// <param name="path">What must be answered with 200 before it counts as started.</param>
    public static async Task<ServerProcess> StartAsync(
        string program, Func<Uri, string[]> arguments, IReadOnlyDictionary<string, string> settings, string path, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(program, arguments(address)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(start) ?? throw new CannotMeasureException($"{program} could not be started."), address);
        try
        {
            await server.AnswersAsync(new Uri(address, path), headers, began, cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(Uri address, IReadOnlyDictionary<string, string> headers, long began, CancellationToken cancel)
    {
        using var http = Loading.ClientLoad.Client(headers);
        while (Stopwatch.GetElapsedTime(began) < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(address, cancel);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    StartedIn = Stopwatch.GetElapsedTime(began);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5, cancel);
            }
        }

        throw new CannotMeasureException($"{address} was not answered with 200. The server said:\n{string.Join('\n', _said)}");
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.Enqueue(line.Data ?? "");
            while (_said.Count > 40)
            {
                _said.Dequeue();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
