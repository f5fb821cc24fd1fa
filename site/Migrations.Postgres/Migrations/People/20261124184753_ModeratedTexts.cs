using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class ModeratedTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ModeratedTexts",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Consultation = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Round = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Question = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Theme = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Shown = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModeratedTexts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ModeratedTexts_Site_Consultation_Round",
                schema: "people",
                table: "ModeratedTexts",
                columns: new[] { "Site", "Consultation", "Round" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ModeratedTexts",
                schema: "people");
        }
    }
}
