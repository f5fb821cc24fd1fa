using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class BriefingsAndPlan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Briefings",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Audience = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Body = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Covered = table.Column<string>(type: "text", nullable: false),
                    Handouts = table.Column<string>(type: "text", nullable: false),
                    Present = table.Column<int>(type: "integer", nullable: true),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Asked = table.Column<string>(type: "text", nullable: true),
                    Shown = table.Column<string>(type: "text", nullable: true),
                    ShownAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Briefings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarLinks",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Packs",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Introduction = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    SavedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Packs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanItems",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Objective = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Audience = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanPlaces",
                schema: "people",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Uid = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    Objective = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanPlaces", x => new { x.Site, x.Uid });
                });

            migrationBuilder.CreateTable(
                name: "BriefingQuestions",
                schema: "people",
                columns: table => new
                {
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Answer = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingQuestions", x => new { x.BriefingId, x.Number });
                    table.ForeignKey(
                        name: "FK_BriefingQuestions_Briefings_BriefingId",
                        column: x => x.BriefingId,
                        principalSchema: "people",
                        principalTable: "Briefings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BriefingSteps",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Did = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BriefingSteps_Briefings_BriefingId",
                        column: x => x.BriefingId,
                        principalSchema: "people",
                        principalTable: "Briefings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PackItems",
                schema: "people",
                columns: table => new
                {
                    PackId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackItems", x => new { x.PackId, x.Name });
                    table.ForeignKey(
                        name: "FK_PackItems_Packs_PackId",
                        column: x => x.PackId,
                        principalSchema: "people",
                        principalTable: "Packs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanReminders",
                schema: "people",
                columns: table => new
                {
                    PlanItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Why = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanReminders", x => new { x.PlanItemId, x.Why, x.Due });
                    table.ForeignKey(
                        name: "FK_PlanReminders_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalSchema: "people",
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanSteps",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanSteps_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalSchema: "people",
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Briefings_Site_Date",
                schema: "people",
                table: "Briefings",
                columns: new[] { "Site", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Briefings_Site_Slug",
                schema: "people",
                table: "Briefings",
                columns: new[] { "Site", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BriefingSteps_BriefingId",
                schema: "people",
                table: "BriefingSteps",
                column: "BriefingId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarLinks_Digest",
                schema: "people",
                table: "CalendarLinks",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Packs_Site",
                schema: "people",
                table: "Packs",
                column: "Site");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_Site_State_Due",
                schema: "people",
                table: "PlanItems",
                columns: new[] { "Site", "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanSteps_PlanItemId",
                schema: "people",
                table: "PlanSteps",
                column: "PlanItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BriefingQuestions",
                schema: "people");

            migrationBuilder.DropTable(
                name: "BriefingSteps",
                schema: "people");

            migrationBuilder.DropTable(
                name: "CalendarLinks",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PackItems",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PlanPlaces",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PlanReminders",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PlanSteps",
                schema: "people");

            migrationBuilder.DropTable(
                name: "Briefings",
                schema: "people");

            migrationBuilder.DropTable(
                name: "Packs",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PlanItems",
                schema: "people");
        }
    }
}
