namespace PreventPublic.Engagement.Features.Events.Certificates;

/// <summary>Addresses about certificates.</summary>
public static class CertificateLinks
{
    public const string Check = "/certificates";
}
