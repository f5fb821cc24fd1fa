using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>Anonymity cannot be switched off: there is no column to switch on.</summary>
public sealed class WhatIsKept
{
    private static readonly Dictionary<Type, string[]> Kept = new()
    {
        [typeof(Box)] = ["BallotKey", "IsOpen", "Key", "Round", "ServerKey", "Size"],
        [typeof(SealedAnswer)] = ["Bytes", "Key", "Round"],
        [typeof(SpentToken)] = ["Hash", "Round"],
        [typeof(OpenedSheet)] = ["Choices", "Key", "Round"],
        [typeof(OpenedText)] = ["Key", "Question", "Round", "Text"],
        [typeof(StoredResults)] = ["Answered", "Json", "Round", "Spoilt"],
    };

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_answers_store_has_these_columns_and_no_others_and_numbers_nothing(Engine engine)
    {
        await using var listen = await Listen.StartAsync(engine);
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        foreach (var (type, columns) in Kept)
        {
            var entity = store.Model.FindEntityType(type)!;
            Assert.Equal(columns, entity.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(entity.GetProperties(), property => property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTimeOffset));
            Assert.Empty(entity.GetForeignKeys());
            if (type != typeof(Box) && type != typeof(StoredResults))
            {
                Assert.DoesNotContain(entity.GetProperties(), property => property.ClrType == typeof(int) || property.ClrType == typeof(long));
            }
        }

        Assert.DoesNotContain(store.Model.GetEntityTypes(), entity => entity.GetTableName() == "Outbox");
    }

    [Fact]
    public async Task In_sqlite_no_table_of_answers_has_a_hidden_number()
    {
        await using var listen = await Listen.StartAsync(Engine.Sqlite);
        await using var store = await listen.Get<IDbContextFactory<AnswersStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        foreach (var table in new[] { "SealedAnswers", "SpentTokens", "OpenedSheets", "OpenedTexts" })
        {
            var sql = await store.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE name = {table}").SingleAsync(TestContext.Current.CancellationToken);
            Assert.EndsWith("WITHOUT ROWID", sql.TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_panels_code_is_a_hash_a_flag_and_nothing_that_tells_when()
    {
        await using var listen = await Listen.StartAsync(Engine.Sqlite);
        await using var store = await listen.Get<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Blinded", "Hash", "Round", "Used"], store.Model.FindEntityType(typeof(PanelCode))!.GetProperties().Select((IProperty property) => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Neither_codes_nor_ballots_nor_answers_are_in_any_log_line()
    {
        using var log = new Attack.LogTape();
        await using var listen = await Listen.StartAsync(Engine.Sqlite, log, before: Attack.Trial.LogEverything);
        var round = await listen.OpenAsync("round-1", 12);
        var ballots = new List<string>();
        for (var member = 0; member < 12; member++)
        {
            var ballot = await round.GetBallotAsync(round.Codes[member]);
            ballots.AddRange([Engagement.Features.Consultations.Box.Base64.Of(ballot.Message), Convert.ToHexString(ballot.Hash)]);
            await round.PutAsync(ballot, round.Seal(Listen.SheetOf(member)));
        }

        await round.CloseAsync();
        var lines = System.Text.Encoding.UTF8.GetString(log.Take());
        Assert.Contains("/consultations/film/panel/box", lines, StringComparison.Ordinal);
        foreach (var secret in round.Codes.Concat(ballots).Concat(Ballots.Choices([Listen.SheetOf(3)])))
        {
            Assert.DoesNotContain(secret, lines, StringComparison.OrdinalIgnoreCase);
        }
    }
}
