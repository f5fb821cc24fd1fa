using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Sqlite.Migrations.Answers
{
    /// <inheritdoc />
    public partial class KeyedByRound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Remake(migrationBuilder, "\"Round\", \"Key\"");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Remake(migrationBuilder, "\"Key\"");
            migrationBuilder.CreateIndex(
                name: "IX_SealedAnswers_Round",
                table: "SealedAnswers",
                column: "Round");
        }

        /// <summary>As it was made: a rowid would number the answers as they come. They are copied in the order of their random keys.</summary>
        private static void Remake(MigrationBuilder migrationBuilder, string key)
        {
            migrationBuilder.Sql("""ALTER TABLE "SealedAnswers" RENAME TO "SealedBefore" """);
            migrationBuilder.Sql($"""CREATE TABLE "SealedAnswers" ("Key" TEXT NOT NULL, "Round" TEXT NOT NULL, "Bytes" BLOB NOT NULL, CONSTRAINT "PK_SealedAnswers" PRIMARY KEY ({key})) WITHOUT ROWID""");
            migrationBuilder.Sql("""INSERT INTO "SealedAnswers" ("Key", "Round", "Bytes") SELECT "Key", "Round", "Bytes" FROM "SealedBefore" ORDER BY "Round", "Key" """);
            migrationBuilder.Sql("""DROP TABLE "SealedBefore" """);
        }
    }
}
