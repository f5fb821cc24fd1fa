using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TouchedEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Entries",
                schema: "content",
                table: "Publications",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Versions_OnTheirWay",
                schema: "content",
                table: "Versions",
                column: "State",
                filter: "\"State\" IN ('Approved', 'Scheduled')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Versions_OnTheirWay",
                schema: "content",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "Entries",
                schema: "content",
                table: "Publications");
        }
    }
}
