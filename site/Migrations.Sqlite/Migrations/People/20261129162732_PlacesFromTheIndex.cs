using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreventPublic.Migrations.Sqlite.Migrations.People
{
    /// <inheritdoc />
    public partial class PlacesFromTheIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_SessionId_State_Number",
                table: "Registrations");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_SessionId_State_Number_Party",
                table: "Registrations",
                columns: new[] { "SessionId", "State", "Number", "Party" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_SessionId_State_Number_Party",
                table: "Registrations");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_SessionId_State_Number",
                table: "Registrations",
                columns: new[] { "SessionId", "State", "Number" });
        }
    }
}
