using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OutsideLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OutsideLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LookedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MovedTo = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VouchedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VouchedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    VouchedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideLinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_DueAt",
                table: "OutsideLinks",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_Url",
                table: "OutsideLinks",
                column: "Url",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OutsideLinks");
        }
    }
}
