using System.Text.RegularExpressions;
using PreventPublic.Core;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.Forms;

/// <summary>Something that is wrong with a form, and what to do.</summary>
public sealed record FormFault(string Field, string Text);

/// <summary>What answers must be.</summary>
public static partial class AnswerRules
{
    public static IEnumerable<FormFault> Check(Answers answers, IEnumerable<FormField> fields, BookingRules rules, LanguageWords words)
    {
        foreach (var field in fields)
        {
            if (FaultIn(answers[field.Name], field, rules, words) is { } text)
            {
                yield return new FormFault(field.Name, text);
            }
        }
    }

    private static string? FaultIn(string answer, FormField field, BookingRules rules, LanguageWords words) => answer.Length switch
    {
        0 => field.Required,
        var length when length > field.MaxLength => words["register.error-long", field.MaxLength],
        _ => field switch
        {
            { Name: RegistrationFields.Email } when !EmailAddress.IsValid(answer) => words["register.error-email"],
            { Name: RegistrationFields.Phone } when !IsPhone(answer) => words["register.error-phone"],
            { Name: RegistrationFields.Party } when !IsParty(answer, rules) => field.Required,
            { Choices.Count: > 0 } when answer.Split('\n').Any(one => field.Choices.All(choice => choice.Value != one)) => words["register.error-required"],
            _ => null,
        },
    };

    private static bool IsParty(string answer, BookingRules rules) => answer.Length <= 2 && answer.All(char.IsAsciiDigit) && int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture) is var party && party >= 1 && party <= rules.PartySize;

    /// <summary>7 to 15 digits (ITU E.164), however they are spaced.</summary>
    private static bool IsPhone(string answer) => PhoneShape().IsMatch(answer) && answer.Count(char.IsAsciiDigit) is >= 7 and <= 15;

    [GeneratedRegex(@"^\+?[0-9 ()./-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneShape();
}
