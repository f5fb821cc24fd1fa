using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.Answers
{
    /// <inheritdoc />
    public partial class KeyedByRound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SealedAnswers",
                schema: "answers",
                table: "SealedAnswers");

            migrationBuilder.DropIndex(
                name: "IX_SealedAnswers_Round",
                schema: "answers",
                table: "SealedAnswers");

            migrationBuilder.AddPrimaryKey(
                name: "PK_SealedAnswers",
                schema: "answers",
                table: "SealedAnswers",
                columns: new[] { "Round", "Key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SealedAnswers",
                schema: "answers",
                table: "SealedAnswers");

            migrationBuilder.AddPrimaryKey(
                name: "PK_SealedAnswers",
                schema: "answers",
                table: "SealedAnswers",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_SealedAnswers_Round",
                schema: "answers",
                table: "SealedAnswers",
                column: "Round");
        }
    }
}
