using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PreventPublic.Engagement.Files;

/// <summary>Rows as a file for spreadsheets. Text stays text there: nothing is taken for a formula.</summary>
public static class Spreadsheet
{
    public const string CsvType = "text/csv";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static byte[] Csv(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The least that makes a workbook (ECMA-376): every cell an inline string, which no program computes.</summary>
    /// <param name="name">Of the sheet: letters and spaces only.</param>
    public static byte[] Xlsx(string name, IEnumerable<IEnumerable<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Add(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            WriteSheet(sheet, rows);
        }

        return bytes.ToArray();
    }

    /// <summary>An apostrophe before what a spreadsheet would compute (OWASP, CSV injection); phone numbers may keep their plus.</summary>
    private static string Quoted(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal) && !value.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ') ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void WriteSheet(Stream to, IEnumerable<IEnumerable<string>> rows)
    {
        using var xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData");
        foreach (var row in rows)
        {
            xml.WriteStartElement("row");
            foreach (var value in row)
            {
                xml.WriteStartElement("c");
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteElementString("t", string.Concat(value.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + text);
    }
}
