using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.Features.Events;

/// <summary>Settings under <c>Events</c>.</summary>
public sealed class EventsOptions
{
    public const string Section = "Events";

    /// <summary>Hours that an offered place waits for its person.</summary>
    [Range(1, 336, ErrorMessage = "Events:OfferHours is from 1 to 336.")]
    public int OfferHours { get; set; } = 48;

    /// <summary>Hours that a place waits for its e-mail to be confirmed, where the form could not check that a person sent it.</summary>
    [Range(1, 72, ErrorMessage = "Events:ConfirmHours is from 1 to 72.")]
    public int ConfirmHours { get; set; } = 12;

    /// <summary>Registrations from one address in ten minutes. A school may share one address.</summary>
    [Range(5, 100_000, ErrorMessage = "Events:FormsPerAddress is from 5 to 100000.")]
    public int FormsPerAddress { get; set; } = 120;
}
