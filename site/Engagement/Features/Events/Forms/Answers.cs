using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Events.Booking;

namespace PreventPublic.Engagement.Features.Events.Forms;

/// <summary>What was typed into a form, cleaned, by field name; it is shown again whatever is wrong with it.</summary>
public sealed class Answers
{
    /// <summary>More than anybody can mean; only so much is shown again.</summary>
    private const int MaxShown = 2000;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string this[string field]
    {
        get => _values.GetValueOrDefault(field, "");
        set => _values[field] = value;
    }

    public static Answers Of(IFormCollection form, IEnumerable<FormField> fields)
    {
        var answers = new Answers();
        foreach (var field in fields)
        {
            answers[field.Name] = Cut(field.Shape switch
            {
                FieldShape.Lines => string.Join('\n', form[field.Name].ToString().Split('\n').Select(PlainLine.Of).Where(line => line.Length > 0)),
                FieldShape.Several => string.Join('\n', form[field.Name].Select(PlainLine.Of).Distinct()),
                _ => PlainLine.Of(form[field.Name].FirstOrDefault()),
            });
        }

        return answers;
    }

    /// <summary>What a registration says now, to be changed.</summary>
    public static Answers Of(Registration registration)
    {
        var answers = new Answers
        {
            [RegistrationFields.Name] = registration.Name,
            [RegistrationFields.Phone] = registration.Phone,
            [RegistrationFields.Party] = registration.Party.ToString(CultureInfo.InvariantCulture),
            [RegistrationFields.Guests] = registration.Guests,
        };
        foreach (var (id, answer) in JsonSerializer.Deserialize<Dictionary<string, string>>(registration.Answers) ?? [])
        {
            answers[id] = answer;
        }

        return answers;
    }

    public int PartyOr(int otherwise) => int.TryParse(this[RegistrationFields.Party], NumberStyles.None, CultureInfo.InvariantCulture, out var party) ? party : otherwise;

    /// <summary>The answers to <see cref="RegistrationFields.Extras"/> as they are stored.</summary>
    public string ToJson(IEnumerable<FormField> extras) =>
        JsonSerializer.Serialize(extras.Where(field => this[field.Name].Length > 0).ToDictionary(field => field.Name, field => this[field.Name]));

    private static string Cut(string text) => text.Length <= MaxShown ? text : text[..MaxShown];
}
