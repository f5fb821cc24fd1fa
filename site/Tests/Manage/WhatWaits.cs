using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Listening;
using PreventPublic.Tests.Telling;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>The first screen of a site says what waits in every module, to whoever may do it and to nobody else.</summary>
public sealed class WhatWaits
{
    private const string Home = "/manage/thurrock";

    [Fact]
    public async Task A_bulletin_waits_for_its_approver_and_then_for_its_officer()
    {
        await using var site = await SiteFixture.StartAsync(Engine.Sqlite);
        var officer = await Desks.BeginAsync(site);
        await officer.DoAsync(Desks.November, "Ask");
        var approver = await StaffClient.SignInAsync(site, Desks.Approver);
        Assert.Contains(Desks.November + "/review", await LinksAsync(approver));
        Assert.DoesNotContain(await LinksAsync(officer), link => link.StartsWith(Desks.November, StringComparison.Ordinal));

        await approver.DoAsync(Desks.November + "/review", "Approve");
        Assert.DoesNotContain(await LinksAsync(approver), link => link.StartsWith(Desks.November, StringComparison.Ordinal));
        Assert.Contains(Desks.November + "/send", await LinksAsync(officer));
    }

    [Fact]
    public async Task What_people_wrote_waits_for_whoever_may_read_it_once_the_round_is_closed()
    {
        await using var door = await Doorway.StartAsync();
        const string words = $"{Home}/consultations/{Doorway.Key}/words";
        var text = (await door.Get<SealedRounds>().OfAsync("thurrock", Doorway.Key, TestContext.Current.CancellationToken))[0].Survey.Questions.First(question => question.IsText);
        await door.PutAsync(Enumerable.Range(0, 12).Select(number => new AnswerSheet(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string> { [text.Id] = $"words {number}" })));
        var officer = await StaffClient.SignInAsync(door.Fixture, Role.EngagementOfficer);
        Assert.DoesNotContain(words, await LinksAsync(officer));

        await door.CloseAsync();
        Assert.Contains(words, await LinksAsync(officer));
        Assert.DoesNotContain(words, await LinksAsync(await StaffClient.SignInAsync(door.Fixture, Role.Author)));
    }

    [Fact]
    public async Task Press_enquiries_and_consents_that_end_wait_for_whoever_keeps_them()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(Engine.Sqlite, content);
        var officer = await StaffClient.SignInAsync(site, Role.EngagementOfficer);
        await officer.DoAsync(Home + "/press/new", "", ("Form.Outlet", "The Gazette"), ("Form.Subject", "Late"), ("Form.ReceivedDay", "2026-11-20"), ("Form.DeadlineDay", "2026-11-21"), ("Form.DeadlineTime", "10:00"));
        var open = await officer.DoAsync(Home + "/press/new", "", ("Form.Outlet", "The Gazette"), ("Form.Subject", "Open"));
        var champion = await officer.DoAsync(Home + "/partners/new", "", ("Form.Kind", "Champion"), ("Form.Role", "Prevent champion"), ("Form.Body", "Housing"));
        await officer.DoAsync(champion + "/consent", "", ("Form.Name", "A Person"), ("Form.How", "Signed form"), ("Form.Until", "2026-12-10"), ("Form.Agreed", "true"));
        Assert.Equal([Home + "/partners", Home + "/press?Show=open", Home + "/press?Show=overdue"], (await LinksAsync(officer)).Where(link => link.Contains("/press", StringComparison.Ordinal) || link.Contains("/partners", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        await officer.DoAsync(open, "Answer");
        await officer.DoAsync(champion, "Withdraw");
        Assert.Equal([Home + "/press?Show=overdue"], (await LinksAsync(officer)).Where(link => link.Contains("/press", StringComparison.Ordinal) || link.Contains("/partners", StringComparison.Ordinal)));
        Assert.DoesNotContain(await LinksAsync(await StaffClient.SignInAsync(site, Role.Author)), link => link.Contains("/press", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(StaffClient staff) => [.. (await staff.PageAsync(Home)).QuerySelectorAll(".pp-needs a").Select(link => link.GetAttribute("href")!)];
}
