using System.Net;
using PreventPublic.Engagement.Features.Events;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>How many forms may come from one address, and for one person.</summary>
public sealed class FormGuard(EventsOptions options, TimeProvider time)
{
    /// <summary>Whoever types another's address into forms must not be able to flood them with mail.</summary>
    private const int MailsPerPerson = 8;

    private readonly ShortMemory _addresses = new(TimeSpan.FromMinutes(10), options.FormsPerAddress, time);
    private readonly ShortMemory _people = new(TimeSpan.FromHours(1), MailsPerPerson, time);

    private readonly ShortMemory _forms = new(TimeSpan.FromHours(1), 1, time);

    public bool AllowsAddress(IPAddress? address) => _addresses.Allows(ShortMemory.Of(address));

    /// <param name="form">The same form sent again does not count again: impatient people must not lock themselves out.</param>
    public bool AllowsPerson(string emailKey, string form) => !_forms.Allows($"{form}/{emailKey}") || _people.Allows(emailKey);
}
