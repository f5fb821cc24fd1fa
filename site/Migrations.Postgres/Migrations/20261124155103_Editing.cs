using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Editing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AuthorId",
                schema: "content",
                table: "Versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsHead",
                schema: "content",
                table: "Versions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                schema: "content",
                table: "Versions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ById",
                schema: "content",
                table: "Transitions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Approvals",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EffectiveHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VoidedBecause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approvals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Approvals_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "content",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Edits",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Folder = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    BasedOnId = table.Column<Guid>(type: "uuid", nullable: true),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Edits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Schedules",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schedules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Schedules_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "content",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Waivers",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fault = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waivers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Waivers_Versions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "content",
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Versions_IsHead_State",
                schema: "content",
                table: "Versions",
                columns: new[] { "IsHead", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_VersionId",
                schema: "content",
                table: "Approvals",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Edits_Site_Folder_Key_Language_StaffId",
                schema: "content",
                table: "Edits",
                columns: new[] { "Site", "Folder", "Key", "Language", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Schedules_State_At",
                schema: "content",
                table: "Schedules",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Schedules_VersionId",
                schema: "content",
                table: "Schedules",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_VersionId",
                schema: "content",
                table: "Waivers",
                column: "VersionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Approvals",
                schema: "content");

            migrationBuilder.DropTable(
                name: "Edits",
                schema: "content");

            migrationBuilder.DropTable(
                name: "Schedules",
                schema: "content");

            migrationBuilder.DropTable(
                name: "Waivers",
                schema: "content");

            migrationBuilder.DropIndex(
                name: "IX_Versions_IsHead_State",
                schema: "content",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                schema: "content",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "IsHead",
                schema: "content",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "Title",
                schema: "content",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "ById",
                schema: "content",
                table: "Transitions");
        }
    }
}
