using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Features.Training.Renewing;
using PreventPublic.Engagement.Mail;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Training;

/// <summary>People are told once that it is time, unless they did it again or asked not to be told.</summary>
public abstract class RenewalsAreDue(Engine engine)
{
    /// <summary>Six weeks before 10 December 2027.</summary>
    private static readonly DateTimeOffset Time = new(2027, 10, 29, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_person_is_told_once_by_whichever_host_and_not_before_time()
    {
        await using var course = await Course.StartAsync(engine);
        await course.TrainAsync("ada@example.org");
        course.Meet.Fixture.Clock.SetUtcNow(Time.AddMinutes(-1));
        Assert.Equal(0, await RemindAsync(course));
        course.Meet.Fixture.Clock.SetUtcNow(Time);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RemindAsync(course))));
        await RemindAsync(course);
        var mail = Assert.Single(await MailsAsync(course));
        Assert.Equal(("ada@example.org", $"Time to renew your training: {Course.Name}"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.Contains("10 December 2027", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Example", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_it_again_since_is_left_alone_and_who_has_no_address_too()
    {
        await using var course = await Course.StartAsync(engine);
        await course.TrainAsync("ada@example.org");
        await (await course.OfficerAsync()).DoAsync("/manage/thurrock/training/new", "", ("Form.Name", "Bob"), ("Form.Course", Course.Name), ("Form.On", "2026-12-01"), ("Form.RenewOn", "2027-12-01"));
        course.Meet.Fixture.Clock.SetUtcNow(Time.AddDays(-10));
        await (await course.OfficerAsync()).DoAsync("/manage/thurrock/training/new", "",
            ("Form.Name", "Ada Example"), ("Form.Email", "ADA@example.org"), ("Form.Course", Course.Name), ("Form.On", "2027-09-01"), ("Form.RenewOn", "2028-09-01"));
        course.Meet.Fixture.Clock.SetUtcNow(Time.AddDays(30));
        Assert.Equal(0, await RemindAsync(course));
    }

    [Fact]
    public async Task Who_was_forgotten_between_the_reminder_and_its_mail_is_not_written_to()
    {
        await using var course = await Course.StartAsync(engine);
        await course.TrainAsync("ada@example.org");
        course.Meet.Fixture.Clock.SetUtcNow(Time);
        Assert.Equal(1, await RemindAsync(course));
        Assert.DoesNotContain("ada@example.org", await course.Meet.InStoreAsync(store => store.Set<OutboxMessage>().Where(m => m.Kind == RenewalLetter.Kind).Select(m => m.Payload).SingleAsync()), StringComparison.Ordinal);
        await course.Meet.Fixture.Services.GetRequiredService<TrainingEraser>().EraseAsync(new DataSubject("ada@example.org"), "a test", TestContext.Current.CancellationToken);
        Assert.Empty(await MailsAsync(course));
    }

    [Fact]
    public async Task The_link_shows_ones_own_training_here_only_and_opening_it_changes_nothing()
    {
        await using var course = await Course.StartAsync(engine);
        await course.TrainAsync("ada@example.org");
        await (await course.OfficerAsync()).DoAsync("/manage/thurrock/training/new", "",
            ("Form.Name", "Ada Example"), ("Form.Email", "ada@example.org"), ("Form.Course", "First aid"), ("Form.On", "2026-12-01"), ("Form.RenewOn", "2028-02-01"));
        course.Meet.Fixture.Clock.SetUtcNow(Time);
        await RemindAsync(course);
        var address = AddressIn((await MailsAsync(course))[0].TextBody!);
        var page = await course.TextAsync(address);
        Assert.Contains("First aid", page, StringComparison.Ordinal);
        Assert.Contains("10 December 2028", page, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", await course.TextAsync("/ur" + address), StringComparison.Ordinal);
        Assert.Equal(1, await course.Meet.InStoreAsync(store => store.TrainingRecords.CountAsync(r => r.RemindedAt == null)));
        foreach (var wrong in new[] { "/my-training/" + new string('a', 32), "/my-training/x", address + "x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await course.GetAsync(wrong)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await course.PressAsync(address)).StatusCode);
        course.Meet.Fixture.Clock.SetUtcNow(Time.AddDays(80));
        Assert.Equal(0, await RemindAsync(course));
        Assert.Single(await MailsAsync(course));
    }

    private static Task<int> RemindAsync(Course course) => course.Meet.Fixture.Services.GetRequiredService<RenewalReminders>().RemindDueAsync(CancellationToken.None);

    private static async Task<List<MimeMessage>> MailsAsync(Course course)
    {
        await course.Meet.DeliverAsync();
        return [.. (await course.Meet.Fixture.Services.GetRequiredService<MailFolder>().ReadAsync(null, TestContext.Current.CancellationToken)).Where(mail => mail.Subject!.StartsWith("Time to renew", StringComparison.Ordinal))];
    }

    private static string AddressIn(string text)
    {
        var at = text.IndexOf("/my-training/", StringComparison.Ordinal);
        return text[at..text.IndexOf('\n', at)].Trim();
    }
}

public sealed class RenewalsAreDueOnSqlite() : RenewalsAreDue(Engine.Sqlite);

public sealed class RenewalsAreDueOnPostgres() : RenewalsAreDue(Engine.Postgres);
