using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class PressAndPartners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DistributionLines",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Item = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Audience = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Body = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistributionLines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Partners",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Role = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PressEnquiries",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outlet = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeadlineAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OutcomeOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Coverage = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    RemindAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PressEnquiries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PartnerConsents",
                schema: "people",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Contact = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    ContactKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    MayPublish = table.Column<bool>(type: "boolean", nullable: false),
                    How = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerConsents", x => x.PartnerId);
                    table.ForeignKey(
                        name: "FK_PartnerConsents_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalSchema: "people",
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerSteps",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnerSteps_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalSchema: "people",
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerWords",
                schema: "people",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Role = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerWords", x => new { x.PartnerId, x.Language });
                    table.ForeignKey(
                        name: "FK_PartnerWords_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalSchema: "people",
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PressSteps",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnquiryId = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PressSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PressSteps_PressEnquiries_EnquiryId",
                        column: x => x.EnquiryId,
                        principalSchema: "people",
                        principalTable: "PressEnquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DistributionLines_Site_On",
                schema: "people",
                table: "DistributionLines",
                columns: new[] { "Site", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_PartnerConsents_ContactKey",
                schema: "people",
                table: "PartnerConsents",
                column: "ContactKey");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerConsents_EndsAt",
                schema: "people",
                table: "PartnerConsents",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Partners_Site_State",
                schema: "people",
                table: "Partners",
                columns: new[] { "Site", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSteps_PartnerId",
                schema: "people",
                table: "PartnerSteps",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PressEnquiries_ClosedAt",
                schema: "people",
                table: "PressEnquiries",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PressEnquiries_RemindAt",
                schema: "people",
                table: "PressEnquiries",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_PressEnquiries_Site_ReceivedAt",
                schema: "people",
                table: "PressEnquiries",
                columns: new[] { "Site", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PressSteps_EnquiryId",
                schema: "people",
                table: "PressSteps",
                column: "EnquiryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DistributionLines",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PartnerConsents",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PartnerSteps",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PartnerWords",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PressSteps",
                schema: "people");

            migrationBuilder.DropTable(
                name: "Partners",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PressEnquiries",
                schema: "people");
        }
    }
}
