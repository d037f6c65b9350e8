using System.Text;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>
/// What a file is by its beginning, whatever its name says: its form, or what is wrong with it and what to do.
/// </summary>
internal sealed record FileKind(DirectoryFormat Format, string? Wrong = null)
{
    private const int Enough = 512;

    // In a zip, the name of the first file in it begins here.
    private const int NameInZip = 30;

    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private static readonly (byte[] Start, string Wrong)[] Others =
    [
        ([(byte)'P', (byte)'K', 5, 6], "This zip has nothing in it. Put the CSV tables into it"),
        ([0x1F, 0x8B], "This is compressed with gzip. Unpack it, and choose the JSON or a zip of CSV tables"),
        ([0xD0, 0xCF, 0x11, 0xE0], Workbook),
        ([0xFF, 0xFE], Encoded),
        ([0xFE, 0xFF], Encoded),
        ([.. "%PDF"u8], "This is a PDF, which no rows can be read from. Ask whoever sent it for Open Referral UK"),
    ];

    private const string Workbook =
        "This is an office document, such as a workbook. Save each sheet as CSV in UTF-8, and put those into a zip";

    private const string Encoded = "This is text in UTF-16. Save it in UTF-8, and choose it again";

    private const string Neither = "This is neither JSON nor a zip of CSV tables. Choose a file of Open Referral UK";

    internal static async Task<FileKind> OfAsync(Stream content, CancellationToken stop)
    {
        var buffer = new byte[Enough];
        var size = await content.ReadAtLeastAsync(buffer, Enough, throwOnEndOfStream: false, stop);
        return Of(buffer.AsSpan(0, size));
    }

    private static FileKind Of(ReadOnlySpan<byte> start)
    {
        foreach (var (beginning, wrong) in Others)
            if (start.StartsWith(beginning)) return No(wrong);
        if (start.StartsWith(Zip)) return IsOffice(start) ? No(Workbook) : new FileKind(DirectoryFormat.Csv);
        if (start.StartsWith(ByteOrderMark)) start = start[ByteOrderMark.Length..];
        start = start.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("["u8) || start.StartsWith("{"u8)) return new FileKind(DirectoryFormat.Json);
        return No(start.StartsWith("<"u8)
            ? "This is a web page or XML. Download the JSON itself, and choose that"
            : IsTable(start)
                ? "This is one CSV table. Name it services.csv, and put it into a zip with the other tables"
                : Neither);
    }

    private static bool IsOffice(ReadOnlySpan<byte> start) => start.Length > NameInZip
        && (start[NameInZip..].StartsWith("[Content_Types].xml"u8) || start[NameInZip..].StartsWith("_rels/"u8)
            || start[NameInZip..].StartsWith("mimetypeapplication/vnd."u8));

    /// <summary>A first line of readable names with commas between.</summary>
    private static bool IsTable(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? start : start[..end];
        return line.Contains((byte)',') && !Encoding.UTF8.GetString(line).Any(char.IsControl);
    }

    private static FileKind No(string wrong) => new(DirectoryFormat.Unspecified, wrong);
}
