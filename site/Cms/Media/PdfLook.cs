using System.Text;

namespace PreventPublic.Cms.Media;

/// <summary>A first look at a PDF: what people who cannot see it need, and many PDFs lack (PDF/UA-1).</summary>
public static class PdfLook
{
    /// <summary>What to warn about. Compressed parts are not opened, so that nothing found is no proof that all is well.</summary>
    public static IReadOnlyList<string> Warnings(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var warnings = new List<string> { "A web page is easier to read on a phone, to translate and to keep up to date. Is a PDF needed?" };
        if (!text.Contains("/MarkInfo", StringComparison.Ordinal) && !text.Contains("/StructTreeRoot", StringComparison.Ordinal))
        {
            warnings.Add("It seems to have no tags, so a screen reader cannot tell headings from text.");
        }

        if (!text.Contains("/Lang", StringComparison.Ordinal))
        {
            warnings.Add("It does not say which language it is in.");
        }

        if (!text.Contains("/Title", StringComparison.Ordinal) && !text.Contains("dc:title", StringComparison.Ordinal))
        {
            warnings.Add("It has no title.");
        }

        return warnings;
    }
}
