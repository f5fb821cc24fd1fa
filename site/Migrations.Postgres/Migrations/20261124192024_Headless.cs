using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Headless : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PreviewTokens",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RevokedBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewTokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Events = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    OldKey = table.Column<string>(type: "text", nullable: true),
                    OldKeyUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StoppedBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                schema: "content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WebhookId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebhookDeliveries_Webhooks_WebhookId",
                        column: x => x.WebhookId,
                        principalSchema: "content",
                        principalTable: "Webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PreviewTokens_Digest",
                schema: "content",
                table: "PreviewTokens",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_WebhookId_CreatedAt",
                schema: "content",
                table: "WebhookDeliveries",
                columns: new[] { "WebhookId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Webhooks_Site",
                schema: "content",
                table: "Webhooks",
                column: "Site");
            // The search's tables are asked in plain SQL only, so EF Core need not know them.
            migrationBuilder.Sql("""
                CREATE TABLE content."SearchTexts" (
                    "Id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Site" text NOT NULL, "Name" text NOT NULL, "Language" text NOT NULL, "Hash" text NOT NULL, "Kind" text NOT NULL,
                    "Body" text NOT NULL, "TitleStems" text NOT NULL, "MoreStems" text NOT NULL, "BodyStems" text NOT NULL, "Vector" tsvector);
                CREATE UNIQUE INDEX "IX_SearchTexts" ON content."SearchTexts" ("Site", "Name", "Language");
                CREATE INDEX "IX_SearchTexts_Vector" ON content."SearchTexts" USING gin ("Vector") WITH (fastupdate = off);
                CREATE TABLE content."SearchWords" ("Site" text NOT NULL, "Language" text NOT NULL, "Stem" text NOT NULL, "Shown" text NOT NULL, "Texts" integer NOT NULL, PRIMARY KEY ("Site", "Language", "Stem"));
                CREATE TABLE content."SearchState" ("Id" integer PRIMARY KEY, "Publication" bigint NOT NULL, "Version" integer NOT NULL, "Day" text NOT NULL);
                INSERT INTO content."SearchState" VALUES (1, 0, 0, '');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE content.\"SearchTexts\"; DROP TABLE content.\"SearchWords\"; DROP TABLE content.\"SearchState\";");
            migrationBuilder.DropTable(
                name: "PreviewTokens",
                schema: "content");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries",
                schema: "content");

            migrationBuilder.DropTable(
                name: "Webhooks",
                schema: "content");
        }
    }
}
