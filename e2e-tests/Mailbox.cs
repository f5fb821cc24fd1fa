using MimeKit;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Where the running site puts its mails.</summary>
internal static class Mailbox
{
    private const int Attempts = 180;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    /// <summary>The mail, once it has come.</summary>
    public static async Task<MimeMessage> WaitAsync(RunningSite site, string to, string what, Func<MimeMessage, bool> fits)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            foreach (var file in Directory.Exists(site.Mail) ? Directory.GetFiles(site.Mail, "*.eml") : [])
            {
                var mail = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
                if (mail.To.Mailboxes.Single().Address == to && fits(mail))
                {
                    return mail;
                }
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"No mail “{what}” came to {to}.");
    }

    public static string LinkIn(MimeMessage mail, string holds) => mail.TextBody!.Split('\n').Select(line => line.Trim()).First(line => line.Contains(holds, StringComparison.Ordinal));
}
