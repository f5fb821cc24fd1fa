namespace PreventPublic.Engagement.Features.Consultations.Rounds;

public enum RoundState
{
    /// <summary>Its keys are made and their fingerprints published; nobody can answer yet.</summary>
    SetUp,

    Open,

    /// <summary>Nobody can answer any more; a key file is needed to open the box.</summary>
    Closing,

    Closed,
}

/// <summary>
/// A round of a consultation behind one door, with a box and keys of its own. What stands here is about the round, never about who
/// answered or what: those who took part are counted once, when it closes.
/// </summary>
public sealed class Round
{
    public const int MaxName = 60;
    public const int MaxHolder = 80;

    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Site { get; init; }

    /// <summary>The consultation's key.</summary>
    public required string Consultation { get; init; }

    /// <summary>The round's id in the consultation: <c>round-1</c>; a month for “was this page useful?”.</summary>
    public required string Name { get; init; }

    /// <summary>Of <see cref="Consultations.Door"/>.</summary>
    public required string Door { get; init; }

    public RoundState State { get; set; } = RoundState.SetUp;

    /// <summary>The survey as it was when the round was set up.</summary>
    public required string Survey { get; init; }

    /// <summary>Of the box's public key.</summary>
    public required string BoxFingerprint { get; init; }

    /// <summary>Of the ballots' public key; empty where there are no ballots.</summary>
    public string BallotFingerprint { get; init; } = "";

    /// <summary>Signs ballots, as PKCS #8. Null where there are none, and once the round is closed.</summary>
    public byte[]? BallotPrivateKey { get; set; }

    /// <summary>The roles of the two people who keep the key files; empty where the server keeps the key.</summary>
    public string FirstHolder { get; init; } = "";

    public string SecondHolder { get; init; } = "";

    /// <summary>Cards printed, or null where nobody is invited.</summary>
    public int? Invited { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SetUpAt { get; init; }

    public required string SetUpBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? OpenedAt { get; set; }

    public string OpenedBy { get; set; } = "";

    /// <summary>UTC. When nobody could answer any more.</summary>
    public DateTime? ClosedAt { get; set; }

    public string ClosedBy { get; set; } = "";

    /// <summary>Ballots given out. Counted when the round closes, as all that follow.</summary>
    public int? Issued { get; set; }

    /// <summary>Answers that were counted.</summary>
    public int? Answered { get; set; }

    /// <summary>Answers that could not be read as answers to this survey.</summary>
    public int? Spoilt { get; set; }

    public bool IsPanel => Door == Consultations.Door.Panel;

    public override string ToString() => $"{Consultation}/{Name} ({Door})";
}

/// <summary>
/// An invitation card's code. Who has which card is nowhere; whether it was used is one bare flag, without a time: whatever more were
/// kept here could be laid beside the answers.
/// </summary>
public sealed class PanelCode
{
    /// <summary>SHA-256 of the round and the code.</summary>
    public required byte[] Hash { get; init; }

    public required Guid Round { get; init; }

    public bool Used { get; set; }

    /// <summary>SHA-256 of the blinded message that was signed: the same one is signed again if the answer got lost, no other.</summary>
    public byte[]? Blinded { get; set; }
}

/// <summary>Forms on paper, counted before they are keyed in: as many answers can be keyed, and no more.</summary>
public sealed class PaperBatch
{
    public const int MaxForms = 200;

    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid Round { get; init; }

    public required int Forms { get; init; }

    public int Keyed { get; set; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
