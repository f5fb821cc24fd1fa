using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class TrainingPlansAndMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Absent",
                schema: "people",
                table: "Arrivals",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "RecordedAt",
                schema: "people",
                table: "Arrivals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EventPlans",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: true),
                    Event = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    SavedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EraseAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OfficerMessages",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficerMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficerMessages_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalSchema: "people",
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrainingNeeds",
                schema: "people",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Course = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    OrganisationKey = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Organisation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingNeeds", x => new { x.Site, x.Course, x.OrganisationKey });
                });

            migrationBuilder.CreateTable(
                name: "TrainingRecords",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Course = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Organisation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Role = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RenewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EraseAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LinkHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventPlanSteps",
                schema: "people",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventPlanSteps", x => new { x.PlanId, x.Code });
                    table.ForeignKey(
                        name: "FK_EventPlanSteps_EventPlans_PlanId",
                        column: x => x.PlanId,
                        principalSchema: "people",
                        principalTable: "EventPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventPlans_EraseAt",
                schema: "people",
                table: "EventPlans",
                column: "EraseAt");

            migrationBuilder.CreateIndex(
                name: "IX_EventPlans_Site",
                schema: "people",
                table: "EventPlans",
                column: "Site");

            migrationBuilder.CreateIndex(
                name: "IX_OfficerMessages_SessionId",
                schema: "people",
                table: "OfficerMessages",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRecords_EmailKey",
                schema: "people",
                table: "TrainingRecords",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRecords_EraseAt",
                schema: "people",
                table: "TrainingRecords",
                column: "EraseAt");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRecords_LinkHash",
                schema: "people",
                table: "TrainingRecords",
                column: "LinkHash");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRecords_RegistrationId_Place",
                schema: "people",
                table: "TrainingRecords",
                columns: new[] { "RegistrationId", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRecords_Site_Course",
                schema: "people",
                table: "TrainingRecords",
                columns: new[] { "Site", "Course" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventPlanSteps",
                schema: "people");

            migrationBuilder.DropTable(
                name: "OfficerMessages",
                schema: "people");

            migrationBuilder.DropTable(
                name: "TrainingNeeds",
                schema: "people");

            migrationBuilder.DropTable(
                name: "TrainingRecords",
                schema: "people");

            migrationBuilder.DropTable(
                name: "EventPlans",
                schema: "people");

            migrationBuilder.DropColumn(
                name: "Absent",
                schema: "people",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "RecordedAt",
                schema: "people",
                table: "Arrivals");
        }
    }
}
