using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.Answers
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "answers");

            migrationBuilder.CreateTable(
                name: "Boxes",
                schema: "answers",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    BallotKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    ServerKey = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Boxes", x => x.Round);
                });

            migrationBuilder.CreateTable(
                name: "OpenedSheets",
                schema: "answers",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenedSheets", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "OpenedTexts",
                schema: "answers",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenedTexts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Results",
                schema: "answers",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Answered = table.Column<int>(type: "integer", nullable: false),
                    Spoilt = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Results", x => x.Round);
                });

            migrationBuilder.CreateTable(
                name: "SealedAnswers",
                schema: "answers",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedAnswers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SpentTokens",
                schema: "answers",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentTokens", x => new { x.Round, x.Hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_OpenedSheets_Round",
                schema: "answers",
                table: "OpenedSheets",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_OpenedTexts_Round",
                schema: "answers",
                table: "OpenedTexts",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_SealedAnswers_Round",
                schema: "answers",
                table: "SealedAnswers",
                column: "Round");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Boxes",
                schema: "answers");

            migrationBuilder.DropTable(
                name: "OpenedSheets",
                schema: "answers");

            migrationBuilder.DropTable(
                name: "OpenedTexts",
                schema: "answers");

            migrationBuilder.DropTable(
                name: "Results",
                schema: "answers");

            migrationBuilder.DropTable(
                name: "SealedAnswers",
                schema: "answers");

            migrationBuilder.DropTable(
                name: "SpentTokens",
                schema: "answers");
        }
    }
}
