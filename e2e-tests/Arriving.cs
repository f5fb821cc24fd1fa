using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

internal static class Arriving
{
    private const int Attempts = 240;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>Until a page is there whole. Asked of the page itself: waiting for its load event, one waits at times for an event that has been.</summary>
    /// <param name="at">Whether it is the address that is meant.</param>
    public static async Task ArriveAsync(this IPage page, Func<string, bool> at)
    {
        for (var attempt = 0; !(at(page.Url) && await IsWholeAsync(page)); attempt++)
        {
            if (attempt == Attempts)
            {
                throw new TimeoutException($"It stayed at {page.Url}.");
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }

    public static Task ArriveAsync(this IPage page, string holds) => page.ArriveAsync(url => url.Contains(holds, StringComparison.Ordinal));

    private static async Task<bool> IsWholeAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // The old page is just being left.
            return false;
        }
    }
}
