using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>That a person completed a course. It outlives the registration it came from, for a time of its own.</summary>
public sealed class TrainingRecord
{
    public const int MaxCourse = 100;
    public const int MaxName = 100;
    public const int MaxOrganisation = 300;
    public const int MaxRole = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>In English, as the events that teach it name it: “Prevent awareness”.</summary>
    public required string Course { get; set; }

    /// <summary>The council's local day on which it was completed.</summary>
    public required DateOnly On { get; set; }

    public required string Name { get; set; }

    /// <summary>Empty where it is not known.</summary>
    public required string Organisation { get; set; }

    public required string Role { get; set; }

    /// <summary>Empty for who came along with somebody else.</summary>
    public required string Email { get; set; }

    /// <summary><see cref="EmailAddress.KeyOf"/>; empty without address.</summary>
    public required string EmailKey { get; set; }

    /// <summary>The language to write to them in, by code.</summary>
    public required string Language { get; init; }

    /// <summary>The council's local day by which it is to be done again; null when never.</summary>
    public DateOnly? RenewOn { get; set; }

    /// <summary>UTC. From then on nothing is left of it but its count.</summary>
    public required DateTime EraseAt { get; set; }

    /// <summary>The registration it came from, which may be erased by now; null where an officer wrote it down.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>Within that registration: 0 who registered, then those who came along in the order of their names.</summary>
    public int Place { get; init; }

    /// <summary>“the door”, or the officer's name.</summary>
    public required string By { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    /// <summary>UTC. They were told that it is time to renew; also when they asked not to be told.</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>SHA-256 of the token in the link that they were sent, lower-case hex; null before.</summary>
    public string? LinkHash { get; set; }

    /// <summary>Counts changes: whoever changes an older one is told.</summary>
    public int Revision { get; set; }

    /// <summary>Who it is about, as far as two records can tell: the address, or else the name within the organisation.</summary>
    public string PersonKey => EmailKey.Length > 0 ? EmailKey : $"{OrganisationName.KeyOf(Name)} @ {OrganisationName.KeyOf(Organisation)}";
}

/// <summary>How many people of an organisation are to do a course, as it told the council.</summary>
public sealed class TrainingNeed
{
    public const int Most = 100_000;

    public required string Site { get; init; }

    public required string Course { get; init; }

    /// <summary><see cref="OrganisationName.KeyOf"/>.</summary>
    public required string OrganisationKey { get; init; }

    public required string Organisation { get; set; }

    public required int People { get; set; }

    /// <summary>The officer's name.</summary>
    public required string By { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }
}

/// <summary>Names of organisations, as people type them.</summary>
public static class OrganisationName
{
    /// <summary>The same for names that differ in capitals and spaces only.</summary>
    public static string KeyOf(string name) => PlainLine.Of(name).ToLowerInvariant();
}
