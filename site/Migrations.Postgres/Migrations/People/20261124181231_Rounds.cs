using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class Rounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Rounds",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Consultation = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Door = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Survey = table.Column<string>(type: "text", nullable: false),
                    BoxFingerprint = table.Column<string>(type: "text", nullable: false),
                    BallotFingerprint = table.Column<string>(type: "text", nullable: false),
                    BallotPrivateKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    FirstHolder = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SecondHolder = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Invited = table.Column<int>(type: "integer", nullable: true),
                    SetUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SetUpBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OpenedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Issued = table.Column<int>(type: "integer", nullable: true),
                    Answered = table.Column<int>(type: "integer", nullable: true),
                    Spoilt = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PanelCodes",
                schema: "people",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Used = table.Column<bool>(type: "boolean", nullable: false),
                    Blinded = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelCodes", x => new { x.Round, x.Hash });
                    table.ForeignKey(
                        name: "FK_PanelCodes_Rounds_Round",
                        column: x => x.Round,
                        principalSchema: "people",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaperBatches",
                schema: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Forms = table.Column<int>(type: "integer", nullable: false),
                    Keyed = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperBatches_Rounds_Round",
                        column: x => x.Round,
                        principalSchema: "people",
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PaperBatches_Round",
                schema: "people",
                table: "PaperBatches",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_Site_Consultation_Name_Door",
                schema: "people",
                table: "Rounds",
                columns: new[] { "Site", "Consultation", "Name", "Door" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PanelCodes",
                schema: "people");

            migrationBuilder.DropTable(
                name: "PaperBatches",
                schema: "people");

            migrationBuilder.DropTable(
                name: "Rounds",
                schema: "people");
        }
    }
}
