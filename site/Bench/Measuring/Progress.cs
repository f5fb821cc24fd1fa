namespace PreventPublic.Bench.Measuring;

/// <summary>Says on the error stream what is being done: the output holds figures only.</summary>
public static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine($"… {what}");
}
