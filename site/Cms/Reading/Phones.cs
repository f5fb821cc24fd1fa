namespace PreventPublic.Cms.Reading;

/// <summary>Telephone numbers for readers: a link, and left to right in every language.</summary>
public static class Phones
{
    /// <summary>An RFC 3966 <c>tel:</c> address.</summary>
    public static string Address(string number) => "tel:" + number.Replace(" ", "", StringComparison.Ordinal);

    public static Html Link(string number, string cssClass = "govuk-link") =>
        Html.Of($"<a class=\"{cssClass}\" href=\"{Address(number)}\"><bdi dir=\"ltr\">{number}</bdi></a>");
}
