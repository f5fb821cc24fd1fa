namespace PreventPublic.Cms.Features.Api.Calling;

/// <summary>Why there is no answer, as RFC 9457 has it.</summary>
/// <param name="detail">What happened, and what to do.</param>
/// <param name="parameter">The parameter that is wrong; null where it is not a parameter.</param>
public sealed class ApiException(int status, string detail, string? parameter = null) : Exception(detail)
{
    public int Status { get; } = status;

    public string? Parameter { get; } = parameter;

    public string Title => Status switch
    {
        400 => "Bad request",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        410 => "Gone",
        413 => "Too large",
        414 => "Address too long",
        415 => "Not JSON",
        421 => "No such host",
        422 => "Cannot be used",
        429 => "Too many requests",
        _ => "Something went wrong",
    };

    public static ApiException NotFound(string what) => new(404, $"There is no {what}.");
}
