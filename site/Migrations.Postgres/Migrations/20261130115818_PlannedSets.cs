using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PlannedSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Set",
                schema: "content",
                table: "Schedules",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Schedules_Set",
                schema: "content",
                table: "Schedules",
                column: "Set");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Schedules_Set",
                schema: "content",
                table: "Schedules");

            migrationBuilder.DropColumn(
                name: "Set",
                schema: "content",
                table: "Schedules");
        }
    }
}
