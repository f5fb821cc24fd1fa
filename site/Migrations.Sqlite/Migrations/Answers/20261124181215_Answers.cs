using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Sqlite.Migrations.Answers
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A rowid would number the answers as they come. EF Core cannot ask for a table without one.
            migrationBuilder.CreateTable(
                name: "Boxes",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    BallotKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ServerKey = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Boxes", x => x.Round);
                });

            migrationBuilder.Sql("""CREATE TABLE "OpenedSheets" ("Key" TEXT NOT NULL, "Round" TEXT NOT NULL, "Choices" TEXT NOT NULL, CONSTRAINT "PK_OpenedSheets" PRIMARY KEY ("Key")) WITHOUT ROWID""");

            migrationBuilder.Sql("""CREATE TABLE "OpenedTexts" ("Key" TEXT NOT NULL, "Round" TEXT NOT NULL, "Question" TEXT NOT NULL, "Text" TEXT NOT NULL, CONSTRAINT "PK_OpenedTexts" PRIMARY KEY ("Key")) WITHOUT ROWID""");

            migrationBuilder.CreateTable(
                name: "Results",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Answered = table.Column<int>(type: "INTEGER", nullable: false),
                    Spoilt = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Results", x => x.Round);
                });

            migrationBuilder.Sql("""CREATE TABLE "SealedAnswers" ("Key" TEXT NOT NULL, "Round" TEXT NOT NULL, "Bytes" BLOB NOT NULL, CONSTRAINT "PK_SealedAnswers" PRIMARY KEY ("Key")) WITHOUT ROWID""");

            migrationBuilder.Sql("""CREATE TABLE "SpentTokens" ("Round" TEXT NOT NULL, "Hash" BLOB NOT NULL, CONSTRAINT "PK_SpentTokens" PRIMARY KEY ("Round", "Hash")) WITHOUT ROWID""");

            migrationBuilder.CreateIndex(
                name: "IX_OpenedSheets_Round",
                table: "OpenedSheets",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_OpenedTexts_Round",
                table: "OpenedTexts",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_SealedAnswers_Round",
                table: "SealedAnswers",
                column: "Round");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Boxes");

            migrationBuilder.DropTable(
                name: "OpenedSheets");

            migrationBuilder.DropTable(
                name: "OpenedTexts");

            migrationBuilder.DropTable(
                name: "Results");

            migrationBuilder.DropTable(
                name: "SealedAnswers");

            migrationBuilder.DropTable(
                name: "SpentTokens");
        }
    }
}
