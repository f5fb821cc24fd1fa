using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>Takes reports that a mail server, or who fetches its mailbox, has put into <c>mail/bounces</c>. What was read is deleted.</summary>
public sealed class BounceFolder(IDbContextFactory<PeopleStore> stores, Suppressing suppressing, MailOptions options)
{
    /// <summary>No report is longer; what is, is not read.</summary>
    private const int MaxBytes = 1024 * 1024;

    public string Folder { get; } = Path.Combine(options.Folder ?? throw new InvalidOperationException("Mail:Folder is missing."), "bounces");

    /// <returns>How many counted.</returns>
    public async Task<int> TakeAsync(CancellationToken cancel)
    {
        var counted = 0;
        foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.eml") : [])
        {
            if (await ReadAsync(file, cancel) is { } report && await HashOfAsync(report.Subscriber, cancel) is { } hash)
            {
                await suppressing.FailedAsync(hash, report.Reason, report.ForGood, cancel);
                counted++;
            }

            File.Delete(file);
        }

        return counted;
    }

    private static async Task<BounceReport?> ReadAsync(string file, CancellationToken cancel)
    {
        if (new FileInfo(file).Length > MaxBytes)
        {
            return null;
        }

        try
        {
            await using var stream = File.OpenRead(file);
            return BounceReport.Read(await MimeMessage.LoadAsync(stream, cancel));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<string?> HashOfAsync(Guid subscriber, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Subscribers.Where(s => s.Id == subscriber).Select(s => s.EmailHash).FirstOrDefaultAsync(cancel);
    }
}
