using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Metrics.Features.Spreadsheets;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>A file is taken whole or not at all, and every fault is named by its row.</summary>
public sealed class BadFilesAreRefused
{
    private const string Address = "/manage/thurrock/figures/import";

    private static readonly (string, string)[] Columns = [("Columns[figure]", "Figure"), ("Columns[month]", "Month"), ("Columns[value]", "Value"), ("Columns[evidence]", "Evidence"), ("Columns[reason]", "")];

    [Theory]
    [InlineData("schools-reached,2027-01,1,A minute", "in the future")]
    [InlineData("schools-reached,2026-10,-1,A minute", "0 or more")]
    [InlineData("schools-reached,2026-10,1.5,A minute", "whole number")]
    [InlineData("schools-reached,2026-10,many,A minute", "“many” is no number")]
    [InlineData("schools-reached,the tenth,1,A minute", "is no month")]
    [InlineData("schools-reached,2026-10,1,", "Say what shows it")]
    [InlineData("schools-reached,2026-10,1,\"=HYPERLINK(\"\"http://x\"\")\"", "begins like a formula")]
    [InlineData("confidence-score,2026-10,7,A form", "from 1 to 5")]
    [InlineData("pages-in-date,2026-10,90,A look", "counted by the site")]
    [InlineData("nothing-like-it,2026-10,1,A minute", "there is no figure")]
    [InlineData("Number of referrals,2026-10,30,A list", "never a success measure")]
    [InlineData("educator-sessions,2026-10,2,A link", "stands already in line 2")]
    public async Task One_bad_row_and_nothing_is_taken(string row, string says)
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var analyst = await StaffClient.SignInAsync(fixture, Role.Analyst);
        var csv = "Figure,Month,Value,Evidence\neducator-sessions,2026-10,1,The invitation\n" + row + "\nschools-reached,2026-09,1,A link\n";
        var page = await StaffClient.ReadAsync(await TakeAsync(analyst, csv), Address, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(page.QuerySelectorAll("table tbody tr"), line => line.QuerySelector("th")!.TextContent == "3" && line.TextContent.Contains(says, StringComparison.Ordinal));
        Assert.Contains("educator-sessions", ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=Csv]")!).Value, StringComparison.Ordinal);
        await using var store = await Quiet.StoreAsync(fixture);
        Assert.Equal(0, await store.Measurements.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_good_file_is_taken_and_its_columns_are_remembered()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var analyst = await StaffClient.SignInAsync(fixture, Role.Analyst);
        var looked = await LookAsync(analyst, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("KPI;Period;Actual;Where seen\nSessions with educators;October 2026;1;The invitation\n")).ToArray());
        Assert.Equal("KPI", ((IHtmlSelectElement)looked.QuerySelector("[name='Columns[figure]']")!).Value);
        var taken = await analyst.SendAsync(looked, Address, "Take", ("Columns[figure]", "KPI"), ("Columns[month]", "Period"), ("Columns[value]", "Actual"), ("Columns[evidence]", "Where seen"), ("Columns[reason]", ""));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        await using var store = await Quiet.StoreAsync(fixture);
        var one = await store.Measurements.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("educator-sessions", new DateOnly(2026, 10, 1), 1d, "The invitation"), (one.Indicator, one.Month, one.Value, one.Evidence));

        var again = await LookAsync(analyst, Encoding.UTF8.GetBytes("KPI,Period,Actual,Where seen\nSessions with educators,November 2026,1,The invitation\n"));
        Assert.Equal("Where seen", ((IHtmlSelectElement)again.QuerySelector("[name='Columns[evidence]']")!).Value);
    }

    [Fact]
    public void Letters_that_cannot_be_read_and_things_that_are_no_tables_are_named()
    {
        Assert.Null(CsvTable.TextOf([0x46, 0xE9, 0x67]));
        Assert.Equal("Fée", CsvTable.TextOf([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Fée")]));
        Assert.Null(CsvTable.Read("a,b\n", out var empty));
        Assert.Contains("no rows", empty, StringComparison.Ordinal);
        Assert.Null(CsvTable.Read("a,a\n1,2\n", out var twice));
        Assert.Contains("heading of its own", twice, StringComparison.Ordinal);
        Assert.Null(CsvTable.Read("PK\u0003\u0004\0\0", out var zip));
        Assert.Contains("not a text file", zip, StringComparison.Ordinal);
        Assert.Null(CsvTable.Read("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", CsvTable.MaxRows + 5)), out var big));
        Assert.Contains("too big", big, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_letters_we_know_is_answered_with_what_to_do()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var analyst = await StaffClient.SignInAsync(fixture, Role.Analyst);
        var page = await LookAsync(analyst, [0x46, 0xE9, 0x2C, 0x62, 0x0A], HttpStatusCode.UnprocessableEntity);
        Assert.Contains("CSV UTF-8", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> TakeAsync(StaffClient analyst, string csv) =>
        await analyst.SendAsync(await LookAsync(analyst, Encoding.UTF8.GetBytes(csv)), Address, "Take", [.. Columns]);

    private static async Task<IHtmlDocument> LookAsync(StaffClient analyst, byte[] file, HttpStatusCode status = HttpStatusCode.OK)
    {
        var page = await analyst.PageAsync(Address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Upload", "figures.csv" },
        };
        return await StaffClient.ReadAsync(await analyst.PostAsync(Address + "?handler=Look", form), Address, status);
    }
}
