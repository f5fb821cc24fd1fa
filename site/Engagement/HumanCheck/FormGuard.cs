using System.Net;
using PreventPublic.Core.Counting;
using PreventPublic.Engagement.Features.Events;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>How many forms may come from one address, and for one person.</summary>
public sealed class FormGuard(EventsOptions options, IShortCounts counts)
{
    /// <summary>Whoever types another's address into forms must not be able to flood them with mail.</summary>
    private const int MailsPerPerson = 8;

    private const string LetThrough = "forms-let-through";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ShortLimit _addresses = new(counts, "forms-by-address", TimeSpan.FromMinutes(10), options.FormsPerAddress);
    private readonly ShortLimit _people = new(counts, "forms-by-person", Hour, MailsPerPerson);
    private readonly ShortLimit _forms = new(counts, "forms", Hour, 1);

    public ValueTask<bool> AllowsAddressAsync(IPAddress? address) => _addresses.AllowsAsync(Network.Of(address));

    /// <param name="form">The same form sent again is not counted again; it causes no second mail.</param>
    public async ValueTask<FormTurn> OfPersonAsync(string emailKey, string form)
    {
        var which = $"{form}/{emailKey}";
        if (await _forms.AllowsAsync(which))
        {
            return await CountsAsync(emailKey, which) ? FormTurn.First : FormTurn.TooMany;
        }

        // A form that was refused is refused again; one whose first sending is not counted yet is counted with it.
        return await counts.LookAsync(LetThrough, which, Hour) > 0 || await CountsAsync(emailKey, which) ? FormTurn.Again : FormTurn.TooMany;
    }

    private async ValueTask<bool> CountsAsync(string emailKey, string which)
    {
        if (!await _people.AllowsAsync(emailKey))
        {
            return false;
        }

        await counts.CountAsync(LetThrough, which, Hour);
        return true;
    }
}

/// <summary>How a form for a person came.</summary>
public enum FormTurn
{
    First,

    /// <summary>The same form was let through before: answer as before, write nothing more.</summary>
    Again,

    /// <summary>Too many forms for one person.</summary>
    TooMany,
}
