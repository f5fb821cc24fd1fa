using MimeKit;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>Calendar entries over their life, and across both clock changes.</summary>
public sealed class CalendarEntries
{
    [Theory]
    [InlineData("2027-03-27 18:30", "2027-03-27 18:30")] // the evening before the clocks go forward
    [InlineData("2027-03-28 18:30", "2027-03-28 17:30")] // the evening after
    [InlineData("2027-10-30 18:30", "2027-10-30 17:30")] // the evening before they go back
    [InlineData("2027-10-31 18:30", "2027-10-31 18:30")] // the evening after
    [InlineData("2027-10-31 01:30", "2027-10-31 00:30")] // the hour that comes twice means the first
    public async Task The_hour_is_right_around_clock_changes_by_the_files_own_rules(string local, string utc)
    {
        var start = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, $"starts: {local}\nends: {start.AddHours(5):yyyy-MM-dd HH:mm}");
        await new Registrant(meet.Browser()) { More = { ["date"] = local[..10] } }.RegisterAsync(meet.Wait);
        var file = Assert.Single(await SentAsync(meet));
        Assert.Equal("REQUEST", file["VCALENDAR", "METHOD"]);
        Assert.Contains("TZID=Europe/London", file.Parameters("VEVENT", "DTSTART"), StringComparison.Ordinal);
        if (start.Hour > 2)
        {
            Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), file.UtcOf("DTSTART"));
        }

        Assert.All(file.RawLines, line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("\n", string.Concat(file.RawLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_changed_and_taken_away_under_the_same_name_with_a_growing_sequence()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await meet.RegisterAsync("ada@example.org", party: 2);
        var token = await meet.TokenAsync("ada@example.org", LetterKind.Booked);
        var files = new List<IcsFile>(await SentAsync(meet));
        using var form = new FormUrlEncodedContent([new("name", "Ada"), new("party", "1")]);
        await meet.Browser().PostAsync(new Uri($"/my-registration/{token}/change", UriKind.Relative), form, TestContext.Current.CancellationToken);
        files.AddRange(await SentAsync(meet));
        meet.Content.Event("evening", 5, "starts: 2026-12-10 19:00\nends: 2026-12-10 20:30\nvenue: Another hall");
        await meet.Fixture.ImportAsync(meet.Content.Folder);
        await meet.Fixture.RefreshAsync();
        await meet.LookAfterAsync();
        await meet.LookAfterAsync();
        files.AddRange(await SentAsync(meet));
        await meet.PressAsync(token, "cancel");
        files.AddRange(await SentAsync(meet));
        Assert.Equal(["REQUEST", "REQUEST", "REQUEST", "CANCEL"], files.Select(file => file["VCALENDAR", "METHOD"]));
        Assert.Equal(["0", "1", "2", "3"], files.Select(file => file["VEVENT", "SEQUENCE"]));
        Assert.Single(files.Select(file => file["VEVENT", "UID"]).Distinct());
        Assert.Equal(["20261210T183000", "20261210T183000", "20261210T190000", "20261210T190000"], files.Select(file => file["VEVENT", "DTSTART"]));
        Assert.Equal("CANCELLED", files[^1]["VEVENT", "STATUS"]);
        Assert.All(files, file => Assert.Contains("ada@example.org", file["VEVENT", "ATTENDEE"], StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain(token, string.Concat(file.RawLines), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_is_called_off_leaves_everybodys_calendar_and_comes_back_when_it_is_on_again()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await meet.RegisterAsync("ada@example.org");
        await SentAsync(meet);
        foreach (var (line, method) in new[] { ("cancelled: true", "CANCEL"), ("cancelled: false", "REQUEST") })
        {
            meet.Content.Event("evening", 5, line);
            await meet.Fixture.ImportAsync(meet.Content.Folder);
            await meet.Fixture.RefreshAsync();
            await meet.LookAfterAsync();
            Assert.Equal(method, Assert.Single(await SentAsync(meet))["VCALENDAR", "METHOD"]);
        }
    }

    /// <summary>Sends what waits and reads the calendar entries of exactly those mails.</summary>
    private static async Task<IReadOnlyList<IcsFile>> SentAsync(Meet meet)
    {
        var folder = Path.Combine(meet.Fixture.Data, "mail");
        var before = Directory.Exists(folder) ? Directory.GetFiles(folder).ToHashSet() : [];
        await meet.DeliverAsync();
        var files = new List<IcsFile>();
        foreach (var file in Directory.GetFiles(folder, "*.eml").Where(file => !before.Contains(file)))
        {
            var mail = await MimeMessage.LoadAsync(file);
            files.AddRange(mail.BodyParts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "calendar")).Take(1).Select(part => new IcsFile(BytesOf(part))));
        }

        return files;
    }

    /// <summary>As it was sent: the library's own text would have this machine's line ends.</summary>
    private static string BytesOf(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
