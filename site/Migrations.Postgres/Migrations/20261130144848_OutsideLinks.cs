using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OutsideLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OutsideLinks",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Fault = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    MovedTo = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VouchedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VouchedById = table.Column<Guid>(type: "uuid", nullable: true),
                    VouchedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideLinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_DueAt",
                schema: "content",
                table: "OutsideLinks",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_Url",
                schema: "content",
                table: "OutsideLinks",
                column: "Url",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OutsideLinks",
                schema: "content");
        }
    }
}
