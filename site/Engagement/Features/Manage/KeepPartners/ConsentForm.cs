using PreventPublic.Core;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners;

/// <summary>A consent as the form sends it.</summary>
public sealed class ConsentForm
{
    public int Revision { get; set; }

    public string Name { get; set; } = "";

    public string Contact { get; set; } = "";

    public bool Publish { get; set; }

    public string How { get; set; } = "";

    public string GivenOn { get; set; } = "";

    public string Until { get; set; } = "";

    /// <summary>The officer says that the person agreed to exactly this.</summary>
    public bool Agreed { get; set; }

    public IEnumerable<(string Field, string Fault)> Faults(DateOnly today)
    {
        if (PlainLine.Of(Name).Length is 0 or > PartnerConsent.MaxName)
        {
            yield return ("Form.Name", $"Enter the name that they agreed to, in {PartnerConsent.MaxName} characters or fewer");
        }

        if (Contact.Trim().Length > 0 && !EmailAddress.IsValid(Contact.Trim()))
        {
            yield return ("Form.Contact", "Enter a working e-mail address, like name@example.org, or leave it empty");
        }

        if (PlainLine.Of(How).Length is 0 or > PartnerConsent.MaxHow)
        {
            yield return ("Form.How", $"Say how they agreed and where that can be seen, in {PartnerConsent.MaxHow} characters or fewer");
        }
        else if (ContactDetails.FaultOf(How) is { } fault)
        {
            yield return ("Form.How", fault);
        }

        var given = LocalMoment.ReadDay(GivenOn);
        if (given is null || given > today)
        {
            yield return ("Form.GivenOn", "Enter the day on which they agreed; it is not in the future");
        }

        if (LocalMoment.ReadDay(Until) is not { } until || until < today || until > (given ?? today).AddYears(PartnerConsent.MostYears))
        {
            yield return ("Form.Until", $"Enter a day from today to {PartnerConsent.MostYears} years after they agreed");
        }

        if (!Agreed)
        {
            yield return ("Form.Agreed", "Record it only when they have agreed to exactly this");
        }
    }

    public PartnerConsent Read(LocalClock clock, string by) => new()
    {
        Name = PlainLine.Of(Name),
        Contact = Contact.Trim(),
        ContactKey = Contact.Trim().Length == 0 ? "" : EmailAddress.KeyOf(Contact),
        MayPublish = Publish,
        How = PlainLine.Of(How),
        GivenOn = LocalMoment.ReadDay(GivenOn)!.Value,
        Until = LocalMoment.ReadDay(Until)!.Value,
        EndsAt = clock.At(LocalMoment.ReadDay(Until)!.Value.AddDays(1).ToDateTime(TimeOnly.MinValue)).UtcDateTime,
        RecordedBy = by,
        RecordedAt = clock.Now.UtcDateTime,
    };
}
