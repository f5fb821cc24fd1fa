namespace PreventPublic.Cms.Store;

/// <summary>One content item in all its languages.</summary>
public sealed class EntryRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>A site's id, or <c>shared</c>.</summary>
    public required string Site { get; init; }

    public required string Folder { get; init; }

    public required string Key { get; init; }

    public required string Type { get; set; }

    public List<VersionRecord> Versions { get; } = [];
}

/// <summary>Where a version is on its way. Every step is a <see cref="TransitionRecord"/> with who and when.</summary>
public enum VersionState
{
    Draft,
    InReview,
    Approved,
    Scheduled,
    Published,
    Superseded,
    Withdrawn,
}

/// <summary>One saved state of one language of an entry. Its text never changes; its state does.</summary>
public sealed class VersionRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EntryId { get; init; }

    public EntryRecord Entry { get; init; } = null!;

    public required string Language { get; init; }

    /// <summary>Counts from 1 within the entry and language.</summary>
    public required int Number { get; init; }

    public VersionState State { get; private set; } = VersionState.Draft;

    /// <summary>The whole text: front matter and body, as in its file.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of <see cref="Source"/>, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required string Author { get; init; }

    /// <summary>The author's account; null for imports.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>The title, for lists; empty where it was not known when the version was stored.</summary>
    public string Title { get; init; } = "";

    /// <summary>What to call it: its title, or its key where it takes the title from what it extends.</summary>
    public string Label => Title.Length > 0 ? Title : Entry.Key;

    /// <summary>Whether it is the newest of its entry and language.</summary>
    public bool IsHead { get; set; } = true;

    public string Note { get; init; } = "";

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    public List<TransitionRecord> Transitions { get; } = [];

    public TransitionRecord MoveTo(VersionState state, string by, DateTime at, string note = "", Guid? byId = null)
    {
        var step = new TransitionRecord { VersionId = Id, From = State, To = state, By = by, ById = byId, At = at, Note = note };
        State = state;
        Transitions.Add(step);
        return step;
    }
}

/// <summary>A version's step from one state to another.</summary>
public sealed class TransitionRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; init; }

    public required VersionState From { get; init; }

    public required VersionState To { get; init; }

    public required string By { get; init; }

    public Guid? ById { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>What a file held when it was last imported, so that changes on both sides are seen as a conflict.</summary>
public sealed class ImportedFileRecord
{
    /// <summary>The path below <c>content/</c>.</summary>
    public required string File { get; init; }

    public required string Hash { get; set; }
}

/// <summary>A media file of a site; its bytes are stored once for each hash.</summary>
public sealed class MediaRecord
{
    public required string Site { get; init; }

    /// <summary><c>media/card.pdf</c></summary>
    public required string Name { get; init; }

    public required string Hash { get; set; }

    /// <summary>In pixels; 0 where it is no picture, or not measured.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>What must stay when it is cut: per cent from the left.</summary>
    public int FocalX { get; set; } = Published.MediaFile.Centre;

    /// <summary>Per cent from the top.</summary>
    public int FocalY { get; set; } = Published.MediaFile.Centre;
}

/// <summary>Bytes by their SHA-256.</summary>
public sealed class BlobRecord
{
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>Something was published or withdrawn. Every node compares the newest number with the one it serves.</summary>
public sealed class PublicationRecord
{
    public long Number { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The ids of the entries that readers may see changed, with spaces between; null where it can be any.</summary>
    public string? Entries { get; init; }
}
