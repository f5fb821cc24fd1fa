using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Core;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Mail;

/// <summary>The mails that <see cref="FolderTransport"/> wrote. They hold names and personal links, so they are forgotten as well.</summary>
public sealed class MailFolder(MailOptions options, IEventDirectory directory, IDbContextFactory<PeopleStore> stores, TimeProvider time) : IPersonalData
{
    public string Code => "mails";

    public string Label => "Mails in the mail folder";

    /// <summary>By the mark that <see cref="MimeMaker"/> put there: staff do not read what it says.</summary>
    public static bool IsPrivate(MimeMessage mail) => mail.Headers[HeaderId.Sensitivity] == "Private";

    /// <summary>Those of a site, newest first.</summary>
    /// <param name="site">Null for all sites.</param>
    public async Task<IReadOnlyList<MimeMessage>> ReadAsync(string? site, CancellationToken cancel) => [.. (await FilesAsync(site, cancel)).Select(found => found.Mail)];

    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel) =>
        [.. (await FilesAsync(person, cancel)).Select(found => new PersonalRecord(
            SiteOf(found.Mail) ?? "", found.Mail.Subject ?? "", new SentMail(found.Mail.To.ToString(), found.Mail.Date.UtcDateTime, found.Mail.Subject ?? "", IsPrivate(found.Mail) ? "" : found.Mail.TextBody ?? "")))];

    public async Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel) =>
        await EraseAsync((await FilesAsync(person, cancel)).Select(found => found.File), "one person's mails in the mail folder", by, cancel);

    /// <summary>Deletes mails that are older than <see cref="MailOptions.KeepDays"/>.</summary>
    /// <returns>How many are gone.</returns>
    public Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-options.KeepDays);
        return EraseAsync(Files().Where(file => file.LastWriteTimeUtc <= before), "mails in the mail folder", PeopleEraser.ByRetention, cancel);
    }

    private Task<int> EraseAsync(IEnumerable<FileInfo> files, string what, string by, CancellationToken cancel)
    {
        var doomed = files.ToList();
        return doomed.Count == 0 ? Task.FromResult(0) : stores.EraseAsync(what, by, time.GetUtcNow().UtcDateTime, _ => Task.FromResult(Delete(doomed)), cancel);
    }

    private static int Delete(List<FileInfo> files)
    {
        files.ForEach(file => file.Delete());
        return files.Count;
    }

    private IEnumerable<FileInfo> Files() =>
        options.Folder is { } folder && Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc) : [];

    private async Task<List<(FileInfo File, MimeMessage Mail)>> FilesAsync(string? site, CancellationToken cancel)
    {
        var found = new List<(FileInfo, MimeMessage)>();
        foreach (var file in Files())
        {
            try
            {
                var mail = await MimeMessage.LoadAsync(file.FullName, cancel);
                if (site is null || SiteOf(mail) == site)
                {
                    found.Add((file, mail));
                }
            }
            catch (FileNotFoundException)
            {
                // Forgotten meanwhile.
            }
        }

        return found;
    }

    private async Task<List<(FileInfo File, MimeMessage Mail)>> FilesAsync(DataSubject person, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(person.Email);
        return [.. (await FilesAsync(person.Site, cancel)).Where(found => found.Mail.To.Mailboxes.Any(to => EmailAddress.KeyOf(to.Address) == key))];
    }

    /// <summary>By the host in its Message-ID, which <see cref="MimeMaker"/> put there.</summary>
    private string? SiteOf(MimeMessage mail) =>
        directory.Sites.FirstOrDefault(site => mail.MessageId?.EndsWith($"@{new Uri(site.Origin).Host}", StringComparison.Ordinal) == true)?.Id;
}

/// <summary>One mail as it is given to its person.</summary>
public sealed record SentMail(string To, DateTime SentAt, string Subject, string Text);
