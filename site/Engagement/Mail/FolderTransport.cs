using MimeKit;
using PreventPublic.Core.Mail;

namespace PreventPublic.Engagement.Mail;

/// <summary>Mails as <c>.eml</c> files in a folder, for councils that are trying the site out. A mail that comes twice is one file.</summary>
public sealed class FolderTransport(MimeMaker mime, MailOptions options, TimeProvider time) : IMailTransport
{
    /// <summary>As mails are on the way (RFC 5322 §2.3), also on systems that end lines otherwise.</summary>
    private static readonly FormatOptions Crlf = MakeCrlf();

    public string Folder { get; } = options.Folder ?? throw new InvalidOperationException("Mail:Folder is missing.");

    public async Task SendAsync(Guid id, MailMessage message, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(Folder);
        var (part, file) = (Path.Combine(Folder, $"{id:N}.part"), Path.Combine(Folder, $"{id:N}.eml"));
        await using (var stream = File.Create(part))
        {
            using var mail = mime.Of(id, message);
            await mail.WriteToAsync(Crlf, stream, cancel);
        }

        File.SetLastWriteTimeUtc(part, time.GetUtcNow().UtcDateTime);
        File.Move(part, file, overwrite: true);
    }

    private static FormatOptions MakeCrlf()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
