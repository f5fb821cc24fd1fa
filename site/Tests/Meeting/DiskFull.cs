using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>When nothing more can be written, people are told to try again and nothing is half done; when it can, the same form is taken.</summary>
public sealed class DiskFull
{
    private const string Unlimited = "unlimited";

    [Fact]
    public async Task A_registration_that_cannot_be_written_is_refused_and_the_same_form_is_taken_later()
    {
        using var content = new TestContent().Event("evening", 10, "starts: 2099-12-10 18:30\nends: 2099-12-10 20:00");
        var data = await HostData.EmptyAsync(Engine.Sqlite);
        using (var host = await HostProcess.StartReadyAsync(data, content.Folder, Crashes.Open))
        {
            var http = host.Http;
            var (one, other) = (Somebody(http, "before@example.org"), Somebody(http, "full@example.org"));
            await one.OpenAsync();
            await other.OpenAsync();
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.SeeOther, (await one.PostAsync("send")).StatusCode);

            Limit(host, "4096");
            var refused = await other.PostAsync("send");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("full@example.org", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/events/evening", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

            Limit(host, Unlimited);
            Assert.Equal(HttpStatusCode.SeeOther, (await other.PostAsync("send")).StatusCode);
        }

        await using (var store = new SqliteConnection($"Data Source={Path.Combine(data.Folder, "people.db")};Pooling=false"))
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = store.CreateCommand();
            command.CommandText = "SELECT (SELECT integrity_check FROM pragma_integrity_check()) || ' ' || (SELECT COUNT(*) FROM Registrations) || ' ' || (SELECT COUNT(*) FROM Steps)";
            Assert.Equal("ok 2 2", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        Directory.Delete(data.Folder, recursive: true);
    }

    private static Registrant Somebody(HttpClient http, string email) => new(http) { Email = email, More = { ["date"] = "2099-12-10" } };

    /// <summary>How long a file may grow, in bytes.</summary>
    private static void Limit(HostProcess host, string bytes) =>
        Shell.Require("prlimit", "--pid", host.Process.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:{Unlimited}");
}
