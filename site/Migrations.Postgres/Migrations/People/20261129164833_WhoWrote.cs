using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class WhoWrote : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Writers",
                schema: "people",
                table: "Bulletins",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Writers",
                schema: "people",
                table: "Briefings",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Writers",
                schema: "people",
                table: "Bulletins");

            migrationBuilder.DropColumn(
                name: "Writers",
                schema: "people",
                table: "Briefings");
        }
    }
}
