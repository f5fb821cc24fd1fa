using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Sqlite.Migrations.People
{
    /// <inheritdoc />
    public partial class WhoWrote : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Writers",
                table: "Bulletins",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Writers",
                table: "Briefings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Writers",
                table: "Bulletins");

            migrationBuilder.DropColumn(
                name: "Writers",
                table: "Briefings");
        }
    }
}
