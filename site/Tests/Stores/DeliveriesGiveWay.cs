using System.Diagnostics;
using PreventPublic.Core.Outbox;
using PreventPublic.Host.Delivery;
using Xunit;

namespace PreventPublic.Tests.Stores;

/// <summary>Mail waits while people do, and goes out in the end whatever happens.</summary>
public sealed class DeliveriesGiveWay
{
    [Fact]
    public async Task While_work_presses_and_no_longer()
    {
        var work = new Work { Looks = 3 };
        await new GivingWay.Batch([work], TimeSpan.FromMinutes(1)).WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, work.Looks);
    }

    [Fact]
    public async Task For_one_stretch_in_all_however_many_deliveries_there_are()
    {
        var batch = new GivingWay.Batch([new Work { Looks = int.MaxValue }], TimeSpan.FromMilliseconds(100));
        var began = Stopwatch.GetTimestamp();
        for (var delivery = 0; delivery < 50; delivery++)
        {
            await batch.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30));
    }

    /// <summary>Presses for so many looks.</summary>
    private sealed class Work : IUrgentWork
    {
        public int Looks { get; set; }

        public bool IsPressing => Looks > 0 && Looks-- > 0;
    }
}
