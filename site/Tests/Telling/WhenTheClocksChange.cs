using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>A bulletin for the nights on which London's clocks change goes out once, at the time that its officer was shown.</summary>
public sealed class WhenTheClocksChange
{
    private const string Send = Desks.November + "/send";

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public static readonly TheoryData<Engine, string, string, string, string> Nights = new()
    {
        { Engine.Sqlite, "2027-03-28", "00:45", "28 Mar 2027, 00:45", "2027-03-28T00:45:00Z" },
        { Engine.Sqlite, "2027-03-28", "02:00", "28 Mar 2027, 02:00", "2027-03-28T01:00:00Z" },
        { Engine.Sqlite, "2027-10-31", "00:45", "31 Oct 2027, 00:45", "2027-10-30T23:45:00Z" },
        { Engine.Sqlite, "2027-10-31", "02:00", "31 Oct 2027, 02:00", "2027-10-31T02:00:00Z" },
        { Engine.Postgres, "2027-03-28", "02:00", "28 Mar 2027, 02:00", "2027-03-28T01:00:00Z" },
        { Engine.Postgres, "2027-10-31", "02:00", "31 Oct 2027, 02:00", "2027-10-31T02:00:00Z" },
    };

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task It_is_sent_once_at_the_time_shown(Engine engine, string day, string time, string shown, string moment)
    {
        await using var server = new SmtpServer();
        await using var readers = await StartAsync(engine, server);
        await readers.AddAsync("ada@example.org");
        var officer = await ApprovedAsync(readers);
        await officer.DoAsync(Send, "Schedule", ("Day", day), ("Time", time));
        Assert.Contains($"It goes out on {shown}.", (await officer.PageAsync(Send)).Body!.TextContent, StringComparison.Ordinal);

        // From two hours before until three hours after: the whole night, through both hours of the change.
        var due = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        readers.Fixture.Clock.SetUtcNow(due.AddHours(-2));
        var sentAt = new List<DateTimeOffset>();
        for (; readers.Fixture.Clock.GetUtcNow() <= due.AddHours(3); readers.Fixture.Clock.Advance(Step))
        {
            // As two hosts would, at one moment.
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(readers.LetOutAsync, TestContext.Current.CancellationToken)));
            await readers.PassAsync();
            sentAt.AddRange(Enumerable.Repeat(readers.Fixture.Clock.GetUtcNow(), server.Mails.Count - sentAt.Count));
        }

        Assert.Equal([due], sentAt);
        Assert.Equal(due.UtcDateTime, await readers.InStoreAsync(store => store.Mailings.Select(mailing => mailing.DueAt).SingleAsync()));
    }

    [Theory]
    [InlineData("2027-03-28", "01:00", "There is no 01:00 on 28 March 2027: the clocks go forward")]
    [InlineData("2027-03-28", "01:59", "There is no 01:59 on 28 March 2027: the clocks go forward")]
    [InlineData("2027-10-31", "01:00", "On 31 October 2027 it is 01:00 twice: the clocks go back")]
    [InlineData("2027-10-31", "01:59", "On 31 October 2027 it is 01:59 twice: the clocks go back")]
    [InlineData("2027-12-01", "10:00", "Choose a day up to 30 November 2027, a year after its month")]
    [InlineData("9999-12-31", "23:59", "Choose a day up to 30 November 2027, a year after its month")]
    [InlineData("0001-01-01", "00:00", "Choose a time that is still to come")]
    [InlineData("2026-11-23", "11:59", "Choose a time that is still to come")]
    [InlineData("2026-12-01", "25:00", "Enter a time, for example 10:00")]
    public async Task A_time_that_does_not_come_or_comes_twice_or_far_too_late_is_refused_and_kept_on_the_form(string day, string time, string says)
    {
        await using var server = new SmtpServer();
        await using var readers = await StartAsync(Engine.Sqlite, server);
        var officer = await ApprovedAsync(readers);
        var answer = await officer.SendAsync(Send, "Schedule", ("Day", day), ("Time", time));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{day}\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{time}\"", page, StringComparison.Ordinal);
        Assert.Null(await readers.InStoreAsync(store => store.Bulletins.Select(bulletin => bulletin.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task The_last_day_of_the_year_after_its_month_is_taken()
    {
        await using var server = new SmtpServer();
        await using var readers = await StartAsync(Engine.Sqlite, server);
        var officer = await ApprovedAsync(readers);
        await officer.DoAsync(Send, "Schedule", ("Day", "2027-11-30"), ("Time", "23:59"));
        Assert.Equal(new DateTime(2027, 11, 30, 23, 59, 0), await readers.InStoreAsync(store => store.Bulletins.Select(bulletin => bulletin.DueAt).SingleAsync()));
    }

    private static Task<Readers> StartAsync(Engine engine, SmtpServer server) => Readers.StartAsync(engine, server.Port, content: content => content
        .Write("thurrock/updates/film.md", "---\ntitle: A film\nsummary: See it.\ndate: 2026-11-10\n---\nFilm.\n"));

    private static async Task<StaffClient> ApprovedAsync(Readers readers)
    {
        var officer = await Desks.BeginAsync(readers.Fixture);
        await officer.DoAsync(Desks.November, "Ask");
        await (await StaffClient.SignInAsync(readers.Fixture, Desks.Approver)).DoAsync(Desks.November + "/review", "Approve");
        return officer;
    }
}
