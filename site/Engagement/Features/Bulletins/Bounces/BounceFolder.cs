using MimeKit;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>Takes reports that a mail server, or who fetches its mailbox, has put into <c>mail/bounces</c>. What was read is deleted.</summary>
public sealed class BounceFolder(BounceCount count, MailOptions options)
{
    /// <summary>No report is longer; what is, is not read.</summary>
    public const int MaxBytes = 1024 * 1024;

    public string Folder { get; } = Path.Combine(options.Folder ?? throw new InvalidOperationException("Mail:Folder is missing."), "bounces");

    /// <returns>How many counted.</returns>
    public async Task<int> TakeAsync(CancellationToken cancel)
    {
        var counted = 0;
        foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.eml") : [])
        {
            counted += await ReadAsync(file, cancel) is { } mail && await count.TakeAsync(mail, cancel) ? 1 : 0;
            File.Delete(file);
        }

        return counted;
    }

    private static async Task<MimeMessage?> ReadAsync(string file, CancellationToken cancel)
    {
        if (new FileInfo(file).Length > MaxBytes)
        {
            return null;
        }

        try
        {
            await using var stream = File.OpenRead(file);
            return await MimeMessage.LoadAsync(stream, cancel);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
