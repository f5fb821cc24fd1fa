using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using Xunit;

namespace PreventPublic.Tests.Measuring;

public sealed class LoadReports
{
    private const string Report = """
        Running 4s test @ http://127.0.0.1:34567/worried
          1 threads and 32 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     0.95ms    1.21ms  40.25ms   96.41%
            Req/Sec    39.41k     4.12k   47.52k    75.00%
          Latency Distribution
             50%  742.00us
             75%    0.94ms
             90%    1.41ms
             99%    5.62ms
          156971 requests in 4.00s, 692.11MB read
        Requests/sec:  39221.70
        Transfer/sec:    172.93MB
        """;

    [Fact]
    public void A_report_of_wrk_is_read()
    {
        Assert.Equal(new LoadResult(156971, 39221.70, 0.742, 5.62, 0), WrkReport.Read(Report));
    }

    [Fact]
    public void Errors_and_wrong_answers_are_counted_as_failures()
    {
        var report = Report + "\n  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\n";
        Assert.Equal(54321, WrkReport.Read(report).Failures);
    }

    [Theory]
    [InlineData("950.00us", 0.95)]
    [InlineData("1.23ms", 1.23)]
    [InlineData("1.02s", 1020)]
    [InlineData("1.50m", 90_000)]
    public void Times_are_read_in_every_unit_that_wrk_writes(string time, double milliseconds)
    {
        Assert.Equal(milliseconds, WrkReport.Milliseconds(time), 6);
    }

    [Fact]
    public void Something_else_than_a_report_is_not_a_measurement()
    {
        Assert.Throws<CannotMeasureException>(() => WrkReport.Read("unable to connect to 127.0.0.1:1 Connection refused"));
    }
}
