using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Postgres.Migrations.People
{
    /// <inheritdoc />
    public partial class PlacesFromTheIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_SessionId_State_Number",
                schema: "people",
                table: "Registrations");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_SessionId_State_Number_Party",
                schema: "people",
                table: "Registrations",
                columns: new[] { "SessionId", "State", "Number", "Party" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_SessionId_State_Number_Party",
                schema: "people",
                table: "Registrations");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_SessionId_State_Number",
                schema: "people",
                table: "Registrations",
                columns: new[] { "SessionId", "State", "Number" });
        }
    }
}
