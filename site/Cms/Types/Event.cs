using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>A community event, once or repeated. Times are the council's local time.</summary>
[ContentType("event", "events", Label = "Event", AddressPrefix = "/events/", Default = true, Delivered = true)]
public sealed record Event : ContentItem
{
    [Field("First start", Required = true)]
    public DateTime Starts { get; init; }

    [Field("End of the first", Required = true)]
    public DateTime Ends { get; init; }

    [Field("How it repeats", Format = FieldFormat.RecurrenceRule, MaxLength = 200)]
    public string? Repeats { get; init; }

    [Field("Dates left out")]
    public IReadOnlyList<DateOnly> Except { get; init; } = [];

    [Field("It will not take place")]
    public bool Cancelled { get; init; }

    [Field("Place", Translated = true, MaxLength = 120)]
    public string? Venue { get; init; }

    [Field("Street", MaxLength = 120)]
    public string? Street { get; init; }

    [Field("Town", MaxLength = 80)]
    public string? Town { get; init; }

    [Field("Postcode", MaxLength = 10)]
    public string? Postcode { get; init; }

    [Field("It takes place online")]
    public bool Online { get; init; }

    [Field("What the place has", OneOf = Vocabulary.Access)]
    public IReadOnlyList<string> Access { get; init; } = [];

    [Field("More about access", Translated = true)]
    public string? AccessNotes { get; init; }

    [Field("What it costs", Translated = true, MaxLength = 120)]
    public string? Cost { get; init; }

    [Field("Who runs it", Translated = true, MaxLength = 120)]
    public string? Organiser { get; init; }

    [Field("The consultation that asks people how it was", RefersTo = "consultations", MaxLength = 120)]
    public string? Feedback { get; init; }

    [Field("Made up, to show how the site looks")]
    public bool Sample { get; init; }

    [Field("How many people can come each time; leave it out when nobody needs to register")]
    public int? Places { get; init; }

    [Field("The most people in one registration")]
    public int PartySize { get; init; } = 6;

    [Field("When registration opens; leave it out to open it at once")]
    public DateTime? RegistrationOpens { get; init; }

    [Field("Hours before the start at which registration closes")]
    public int ClosesHoursBefore { get; init; }

    [Field("Keep a waiting list when it is full")]
    public bool WaitingList { get; init; } = true;

    [Field("An officer decides about each registration")]
    public bool Approval { get; init; }

    [Field("It is for people under 16: a parent or guardian registers")]
    public bool Under16 { get; init; }

    [Field("Ask for organisation and role, for training")]
    public bool AskOrganisation { get; init; }

    [Field("Ask whether photographs may be taken")]
    public bool AskPhotos { get; init; }

    [Field("People who came can print a certificate")]
    public bool Certificate { get; init; }

    [Field("The course, when who came is to be recorded as trained: in English, the same for every event of the course", MaxLength = 100)]
    public string? Course { get; init; }

    [Field("Months after which the course is to be done again; leave it out when never")]
    public int? RenewMonths { get; init; }

    [Field("Months that the record of the training is kept")]
    public int KeepRecordMonths { get; init; } = 36;

    [Field("What else everyone who registers is asked", Translated = true)]
    public IReadOnlyList<EventQuestion> Questions { get; init; } = [];

    [Field("The link to join online. Only people with a place are told it; it is never published", Format = FieldFormat.Url, Private = true)]
    public string? JoinLink { get; init; }

    [Field("Hours before the start at which people are reminded")]
    public IReadOnlyList<int> RemindHoursBefore { get; init; } = [48];

    [Field("Days after the session until everything about the people is erased", Min = 1, Max = 366)]
    public int KeepDays { get; init; } = 30;
}

/// <summary>A question on the registration form.</summary>
public sealed record EventQuestion
{
    [Field("Its name in lists and files; the same in every language", Required = true, MaxLength = 40)]
    public string Id { get; init; } = "";

    [Field("The question", Required = true, MaxLength = 200)]
    public string Ask { get; init; } = "";

    [Field("text, one, several or yes-no", OneOf = "text one several yes-no")]
    public string Kind { get; init; } = "text";

    [Field("More help", MaxLength = 300)]
    public string? Help { get; init; }

    [Field("It must be answered")]
    public bool MustAnswer { get; init; }

    [Field("What can be chosen", MaxLength = 120)]
    public IReadOnlyList<string> Choices { get; init; } = [];
}
