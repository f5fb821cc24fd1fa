namespace PreventPublic.Core.Web;

/// <summary>What a page tells the layout about itself.</summary>
public sealed record PageHead
{
    /// <summary>The key under which views find it in their view data.</summary>
    public const string Key = "Head";

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Show “Exit this page”.</summary>
    public bool Exit { get; init; } = true;

    /// <summary>Steps from the home page down to this one: title and address, without this page itself.</summary>
    public IReadOnlyList<(string Title, string Address)> Trail { get; init; } = [];

    /// <summary>The address without language, for links to this page in other languages; null for pages that have none (errors).</summary>
    public string? Address { get; init; }

    /// <summary>Languages, by code, in which this page really exists.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>schema.org data as JSON; null when there is none.</summary>
    public string? StructuredData { get; init; }

    /// <summary>What networks show beside a link to the page; null when there is nothing of its own.</summary>
    public PagePicture? Picture { get; init; }

    public bool HideFromSearch { get; init; }

    /// <summary>Scripts of the themes' build that only this page needs: <c>ballot.js</c>.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>A full-width top instead of a plain title.</summary>
    public bool Wide { get; init; }
}

/// <summary>A picture that stands for a page.</summary>
/// <param name="Address">Within the site, with its language.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PagePicture(string Address, string Alt, int Width, int Height);
