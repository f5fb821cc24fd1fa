namespace PreventPublic.Engagement.Features.Bulletins.Desk;

public enum BulletinState
{
    Draft,
    InReview,
    Approved,
    Scheduled,
    Sent,
}

/// <summary>A month's bulletin of one site. What it says is in its words and items while it is a draft, and in its editions from the moment a second person is asked.</summary>
public sealed class Bulletin
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary><see cref="BulletinMonth"/> as text.</summary>
    public required string Month { get; init; }

    public BulletinState State { get; set; } = BulletinState.Draft;

    /// <summary>Counts saves: whoever saves an older one is shown what changed.</summary>
    public int Revision { get; set; }

    /// <summary>Who asked for approval, and so cannot give it.</summary>
    public Guid? AskedBy { get; set; }

    /// <summary>Who saved a draft of it, and so cannot approve it: see <see cref="Core.Access.Writers"/>.</summary>
    public string Writers { get; set; } = "";

    /// <summary>SHA-256 of the editions that were asked about, lower-case hex.</summary>
    public string? Hash { get; set; }

    /// <summary>UTC. When it goes out, while it is scheduled; when it went out, once it is sent.</summary>
    public DateTime? DueAt { get; set; }

    public List<BulletinWords> Words { get; init; } = [];

    public List<BulletinItem> Items { get; init; } = [];

    public List<BulletinEdition> Editions { get; init; } = [];

    public List<BulletinStep> Steps { get; init; } = [];

    /// <summary>The only way from one state to the next; screens that were opened before it see that they are too late.</summary>
    /// <param name="at">UTC.</param>
    public void Move(BulletinState to, string by, DateTime at, string note = "")
    {
        State = to;
        Revision++;
        Steps.Add(new BulletinStep { To = to, By = by, At = at, Note = note });
    }
}

/// <summary>What the council says in its own words, in one language.</summary>
public sealed class BulletinWords
{
    public const int MaxSubject = 100;
    public const int MaxIntroduction = 1500;

    public Guid BulletinId { get; init; }

    public required string Language { get; init; }

    /// <summary>Empty takes the usual one: the site's name and the month.</summary>
    public required string Subject { get; set; }

    /// <summary>Plain paragraphs; empty for none.</summary>
    public required string Introduction { get; set; }
}

/// <summary>A piece that was gathered.</summary>
public sealed class BulletinItem
{
    public Guid BulletinId { get; init; }

    /// <summary>The entry's name: <c>updates/new-film</c>.</summary>
    public required string Name { get; init; }

    public required Material.MaterialKind Kind { get; init; }

    /// <summary>From 1, within the bulletin.</summary>
    public required int Position { get; set; }

    public required bool Included { get; set; }

    /// <summary>Codes with a space between them; empty for everybody.</summary>
    public required string Audiences { get; set; }

    public bool IsFor(string audience) => Audiences.Length == 0 || Audiences.Split(' ').Contains(audience);
}

/// <summary>The bulletin for one audience in one language, as it was approved: what is sent and what the archive shows.</summary>
public sealed class BulletinEdition
{
    public Guid BulletinId { get; init; }

    public required string Audience { get; init; }

    public required string Language { get; init; }

    /// <summary><see cref="Edition"/> as JSON.</summary>
    public required string Content { get; init; }
}

/// <summary>What was done to it, by whom, when.</summary>
public sealed class BulletinStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid BulletinId { get; init; }

    public required BulletinState To { get; init; }

    /// <summary>The officer's name, or “the site”.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";
}
