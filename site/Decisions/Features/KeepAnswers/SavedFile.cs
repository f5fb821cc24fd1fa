namespace PreventPublic.Decisions.Features.KeepAnswers;

/// <summary>The small text file that holds sealed answers.</summary>
public static class SavedFile
{
    public const string Mark = "answers: ";

    /// <summary>In bytes: a saved file is far smaller.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>The seal in what a file holds or somebody pasted; null when there is none.</summary>
    public static string? SealIn(string text)
    {
        var marked = text.LastIndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        var seal = (marked < 0 ? text : text[(marked + Mark.Length)..]).Trim();
        var end = seal.AsSpan().IndexOfAny(" \r\n\t");
        seal = end < 0 ? seal : seal[..end];
        return seal.Length is > 0 and <= Seals.Seal.MaxLength && seal.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? seal : null;
    }
}
