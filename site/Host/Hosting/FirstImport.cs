using PreventPublic.Cms.Import;

namespace PreventPublic.Host.Hosting;

/// <summary>Fills an empty store from the content folder, so that the first run shows real sites.</summary>
public static partial class FirstImport
{
    public const string Author = "first run";

    /// <exception cref="InvalidOperationException">The content cannot be used; the message says why, file by file.</exception>
    public static async Task RunAsync(IServiceProvider services, ILogger log)
    {
        var folder = services.GetRequiredService<Folders>().Content;
        var report = await services.GetRequiredService<ContentImporter>().ImportAsync(folder, new ImportOptions(Author, Publish: true));
        if (!report.Applied)
        {
            throw new InvalidOperationException($"The content in {folder} could not be imported:{Environment.NewLine}{string.Join(Environment.NewLine, report.Faults.Where(fault => fault.Severity == Cms.Files.Severity.Error))}");
        }

        LogImported(log, report.Files, folder);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "First run: {Files} files of {Folder} are published.")]
    private static partial void LogImported(ILogger log, int files, string folder);
}
