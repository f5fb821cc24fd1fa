using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.Metrics
{
    /// <inheritdoc />
    public partial class Measure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "metrics");

            migrationBuilder.CreateTable(
                name: "Actions",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Objective = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Owner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Budget = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    Risks = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Actions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Advice",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Meeting = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Advice = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Advice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DailyDuties",
                schema: "metrics",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DailyDuties", x => new { x.Site, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "DayCounts",
                schema: "metrics",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayCounts", x => new { x.Site, x.Name, x.Day, x.Subject, x.Dimension });
                });

            migrationBuilder.CreateTable(
                name: "Editions",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Gauges",
                schema: "metrics",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Gauges", x => new { x.Site, x.Name, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "Mappings",
                schema: "metrics",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Columns = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mappings", x => new { x.Site, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "Measurements",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Indicator = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: false),
                    Origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Measurements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonthCounts",
                schema: "metrics",
                columns: table => new
                {
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthCounts", x => new { x.Site, x.Name, x.Month, x.Dimension });
                });

            migrationBuilder.CreateTable(
                name: "Narratives",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Box = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Narratives", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Lease = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastFault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DeadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Returns",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Agency = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    StaffInScope = table.Column<int>(type: "integer", nullable: false),
                    StaffTrained = table.Column<int>(type: "integer", nullable: false),
                    HasPlan = table.Column<bool>(type: "boolean", nullable: false),
                    CommissionedToo = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Returns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Scores",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Area = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Gaps = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scores", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TakenFacts",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenFacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActionSteps",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: true),
                    Evidence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionSteps_Actions_ActionId",
                        column: x => x.ActionId,
                        principalSchema: "metrics",
                        principalTable: "Actions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AdviceReplies",
                schema: "metrics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AdviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdviceReplies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdviceReplies_Advice_AdviceId",
                        column: x => x.AdviceId,
                        principalSchema: "metrics",
                        principalTable: "Advice",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ScoreDecisions",
                schema: "metrics",
                columns: table => new
                {
                    ScoreId = table.Column<Guid>(type: "uuid", nullable: false),
                    Agreed = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreDecisions", x => x.ScoreId);
                    table.ForeignKey(
                        name: "FK_ScoreDecisions_Scores_ScoreId",
                        column: x => x.ScoreId,
                        principalSchema: "metrics",
                        principalTable: "Scores",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_Site_Reference",
                schema: "metrics",
                table: "Actions",
                columns: new[] { "Site", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActionSteps_ActionId_Number",
                schema: "metrics",
                table: "ActionSteps",
                columns: new[] { "ActionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Advice_Site_On",
                schema: "metrics",
                table: "Advice",
                columns: new[] { "Site", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_AdviceReplies_AdviceId_Number",
                schema: "metrics",
                table: "AdviceReplies",
                columns: new[] { "AdviceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Site_Period",
                schema: "metrics",
                table: "Editions",
                columns: new[] { "Site", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measurements_Site_Indicator_Month_Number",
                schema: "metrics",
                table: "Measurements",
                columns: new[] { "Site", "Indicator", "Month", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measurements_Site_Month",
                schema: "metrics",
                table: "Measurements",
                columns: new[] { "Site", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_Narratives_Site_Period_Box_Number",
                schema: "metrics",
                table: "Narratives",
                columns: new[] { "Site", "Period", "Box", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeadAt_DueAt",
                schema: "metrics",
                table: "Outbox",
                columns: new[] { "DeadAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Returns_Site_Agency_Year_Number",
                schema: "metrics",
                table: "Returns",
                columns: new[] { "Site", "Agency", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scores_Site_Area_AsOf",
                schema: "metrics",
                table: "Scores",
                columns: new[] { "Site", "Area", "AsOf" });

            migrationBuilder.CreateIndex(
                name: "IX_TakenFacts_Day",
                schema: "metrics",
                table: "TakenFacts",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionSteps",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "AdviceReplies",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "DailyDuties",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "DayCounts",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Editions",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Gauges",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Mappings",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Measurements",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "MonthCounts",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Narratives",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Returns",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "ScoreDecisions",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "TakenFacts",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Actions",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Advice",
                schema: "metrics");

            migrationBuilder.DropTable(
                name: "Scores",
                schema: "metrics");
        }
    }
}
