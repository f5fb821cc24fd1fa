using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Sqlite.Migrations.People
{
    /// <inheritdoc />
    public partial class Rounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Site = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Consultation = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Door = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Survey = table.Column<string>(type: "TEXT", nullable: false),
                    BoxFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    BallotFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    BallotPrivateKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FirstHolder = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SecondHolder = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Invited = table.Column<int>(type: "INTEGER", nullable: true),
                    SetUpAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetUpBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Issued = table.Column<int>(type: "INTEGER", nullable: true),
                    Answered = table.Column<int>(type: "INTEGER", nullable: true),
                    Spoilt = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PanelCodes",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Used = table.Column<bool>(type: "INTEGER", nullable: false),
                    Blinded = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelCodes", x => new { x.Round, x.Hash });
                    table.ForeignKey(
                        name: "FK_PanelCodes_Rounds_Round",
                        column: x => x.Round,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaperBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Forms = table.Column<int>(type: "INTEGER", nullable: false),
                    Keyed = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperBatches_Rounds_Round",
                        column: x => x.Round,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PaperBatches_Round",
                table: "PaperBatches",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_Site_Consultation_Name_Door",
                table: "Rounds",
                columns: new[] { "Site", "Consultation", "Name", "Door" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PanelCodes");

            migrationBuilder.DropTable(
                name: "PaperBatches");

            migrationBuilder.DropTable(
                name: "Rounds");
        }
    }
}
