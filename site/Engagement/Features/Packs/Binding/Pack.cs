namespace PreventPublic.Engagement.Features.Packs.Binding;

/// <summary>Pieces of a site put together to be handed out: only which they are is kept, so that each print shows them as they are then.</summary>
public sealed class Pack
{
    public const int MaxTitle = 100;
    public const int MaxIntroduction = 2_000;
    public const int MostItems = 40;

    /// <summary>The fact that one was printed; by <see cref="OnPaper"/> or <see cref="AsFile"/>.</summary>
    public const string Printed = "pack.printed";

    public const string OnPaper = "paper";
    public const string AsFile = "pdf";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required string Language { get; init; }

    public required string Title { get; set; }

    /// <summary>Plain paragraphs; empty for none.</summary>
    public required string Introduction { get; set; }

    /// <summary>Counts saves: whoever saves an older one is shown that it has changed.</summary>
    public int Revision { get; set; }

    /// <summary>Who saved it last.</summary>
    public required string SavedBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }

    public List<PackItem> Items { get; init; } = [];

    public IEnumerable<string> Names => Items.OrderBy(item => item.Position).Select(item => item.Name);
}

/// <summary>A piece of a pack.</summary>
public sealed class PackItem
{
    /// <summary>Before a briefing's slug, where an entry has its folder.</summary>
    public const string Briefings = "briefings";

    public Guid PackId { get; init; }

    /// <summary>An entry's name (<c>resources/lets-discuss</c>), or a briefing's (<c>briefings/scrutiny</c>).</summary>
    public required string Name { get; init; }

    /// <summary>From 1, within the pack.</summary>
    public required int Position { get; init; }
}
