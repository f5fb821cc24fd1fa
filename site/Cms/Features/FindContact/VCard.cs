using System.Text;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.FindContact;

/// <summary>A contact as vCard 4.0 (RFC 6350), to save on a phone.</summary>
public static class VCard
{
    public const string ContentType = "text/vcard; charset=utf-8";

    public static string Of(Reader reader, Entry entry)
    {
        var contact = (Contact)entry.Item;
        var card = new StringBuilder("BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\n");
        Line(card, "FN", Escape(reader.Text(contact.Title)));
        Line(card, "TEL;VALUE=uri", contact.Phone is null ? null : Phones.Address(contact.Phone));
        Line(card, "EMAIL", contact.Email);
        Line(card, "URL", contact.Web);
        Line(card, "NOTE", contact.Hours is null ? null : Escape(contact.Hours));
        return card.Append("END:VCARD\r\n").ToString();
    }

    /// <summary>Lines are folded before 75 octets (RFC 6350 §3.2), never inside a character.</summary>
    private static void Line(StringBuilder card, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 74)
            {
                card.Append("\r\n ");
                octets = 1;
            }

            card.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        card.Append("\r\n");
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
