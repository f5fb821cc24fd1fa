using PreventPublic.Core;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.Forms;

/// <summary>What an event asks of the people who register: the least that works, and what its officers added.</summary>
public static class RegistrationFields
{
    public const string Name = "name";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Party = "party";
    public const string Guests = "guests";
    public const string QuestionPrefix = "q-";
    private const int MaxPhone = 30;

    /// <summary>Everything but the date and the e-mail address: what can also be changed later.</summary>
    public static IEnumerable<FormField> Details(BookingRules rules, LanguageWords words)
    {
        yield return new(Name, FieldShape.Line, words[rules.Under16 ? "register.name-guardian" : "register.name"], null, words["register.error-name"], Registration.MaxName, AutoComplete: "name");
        yield return new(Phone, FieldShape.Line, words["register.phone"], words[rules.Under16 ? "register.phone-guardian-hint" : "register.phone-hint"],
            rules.Under16 ? words["register.error-phone"] : null, MaxPhone, Type: "tel", AutoComplete: "tel");
        if (rules.PartySize > 1)
        {
            yield return new(Party, FieldShape.Line, words[rules.Under16 ? "register.party-under16" : "register.party"], words["register.party-hint", rules.PartySize], words["register.error-party", rules.PartySize], 3, Type: "number");
            yield return new(Guests, FieldShape.Lines, words[rules.Under16 ? "register.guests-under16" : "register.guests"], words["register.guests-hint"], null, 1000);
        }

        foreach (var field in Extras(rules, words))
        {
            yield return field;
        }
    }

    public static FormField EmailField(LanguageWords words) =>
        new(Email, FieldShape.Line, words["register.email"], words["register.email-hint"], words["register.error-email"], EmailAddress.MaxLength, Type: "email", AutoComplete: "email");

    /// <summary>What is kept as an answer: name in the form to id in the store.</summary>
    public static IEnumerable<FormField> Extras(BookingRules rules, LanguageWords words)
    {
        if (rules.AskOrganisation)
        {
            yield return new("organisation", FieldShape.Line, words["register.organisation"], null, words["register.error-required"], AutoComplete: "organization");
            yield return new("role", FieldShape.Line, words["register.role"], null, words["register.error-required"], AutoComplete: "organization-title");
        }

        yield return new("access", FieldShape.Lines, words["register.access"], words["register.access-hint"], null, Question.MaxAnswer);
        foreach (var question in rules.Questions)
        {
            yield return FieldOf(question, words);
        }

        if (rules.AskPhotos)
        {
            yield return new("photos", FieldShape.One, words["register.photos"], words["register.photos-hint"], words["register.error-required"], Choices: YesNo(words));
        }

        if (rules.Under16)
        {
            yield return new("guardian", FieldShape.Tick, words["register.guardian"], null, words["register.error-guardian"], Choices: [("yes", words["register.guardian"], null)]);
        }
    }

    private static FormField FieldOf(Question question, LanguageWords words)
    {
        var required = question.Required ? words["register.error-required"] : null;
        IReadOnlyList<(string, string, string?)> choices = [.. question.Choices.Select((choice, at) => (at.ToString(System.Globalization.CultureInfo.InvariantCulture), choice, (string?)null))];
        var name = QuestionPrefix + question.Id;
        return question.Kind switch
        {
            QuestionKind.One => new(name, FieldShape.One, question.Ask, question.Help, required, Choices: choices),
            QuestionKind.Several => new(name, FieldShape.Several, question.Ask, question.Help, required, Choices: choices),
            QuestionKind.YesNo => new(name, FieldShape.One, question.Ask, question.Help, required, Choices: YesNo(words)),
            _ => new(name, FieldShape.Line, question.Ask, question.Help, required, Question.MaxAnswer),
        };
    }

    private static IReadOnlyList<(string, string, string?)> YesNo(LanguageWords words) => [("yes", words["register.yes"], null), ("no", words["register.no"], null)];
}
