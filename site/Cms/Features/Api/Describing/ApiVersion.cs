namespace PreventPublic.Cms.Features.Api.Describing;

/// <summary>Which version of the API this is, and what may change in it.</summary>
public static class ApiVersion
{
    public const string Number = "1.0.0";

    public const string Policy =
        "Version 1 only grows: new operations, new optional parameters, new properties in answers and new values in lists may appear at any time, so ignore what you do not know. "
        + "Nothing is taken away or changes its meaning within /api/v1. Should that ever be needed, /api/v2 appears beside it, and /api/v1 goes on for at least twelve months, "
        + "saying so with the Deprecation (RFC 9745) and Sunset (RFC 8594) headers.";
}
