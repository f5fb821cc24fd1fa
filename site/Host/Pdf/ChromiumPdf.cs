using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PreventPublic.Decisions;

namespace PreventPublic.Host.Pdf;

/// <summary>Settings under <c>Pdf</c>.</summary>
public sealed class PdfOptions
{
    public const string Section = "Pdf";

    /// <summary>The path of a Chromium; without one the site offers to print instead.</summary>
    public string? Chromium { get; set; }
}

/// <summary>Lets a Chromium without a window print a page of this site: tagged, in any script. One at a time, in a profile that is thrown away.</summary>
public sealed class ChromiumPdf(Microsoft.Extensions.Options.IOptions<PdfOptions> options, IServiceProvider services) : IPdfMaker, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public bool IsReady => options.Value.Chromium is { Length: > 0 };

    public async Task<byte[]> PrintAsync(string host, string address, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("prevent-pdf-").FullName;
        try
        {
            var file = Path.Combine(folder, "page.pdf");
            var own = OwnPort();
            var name = host.Split(':')[0];
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Limit);
            using var process = Process.Start(new ProcessStartInfo(options.Value.Chromium!,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--incognito", "--disable-background-networking", "--disable-sync",
                $"--user-data-dir={folder}", $"--host-resolver-rules=MAP * 127.0.0.1", $"--print-to-pdf={file}", $"http://{name}:{own}{address}",
            ])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
            try
            {
                await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return await File.ReadAllBytesAsync(file, cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private int OwnPort()
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var plain = addresses.FirstOrDefault(address => address.StartsWith("http:", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("Printing to PDF needs the site to listen on plain HTTP as well, behind its proxy.");
        return Microsoft.AspNetCore.Http.BindingAddress.Parse(plain).Port;
    }
}
