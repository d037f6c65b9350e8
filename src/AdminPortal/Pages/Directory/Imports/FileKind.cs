using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>What a file is by its beginning: a zip begins with a signature, JSON with a list or an object.</summary>
internal static class FileKind
{
    private const int Enough = 64;
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    internal static async Task<DirectoryFormat> OfAsync(Stream content, CancellationToken stop)
    {
        var buffer = new byte[Enough];
        var size = await content.ReadAtLeastAsync(buffer, Enough, throwOnEndOfStream: false, stop);
        return Of(buffer.AsSpan(0, size));
    }

    private static DirectoryFormat Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Zip)) return DirectoryFormat.Csv;
        if (start.StartsWith(ByteOrderMark)) start = start[ByteOrderMark.Length..];
        start = start.TrimStart(" \t\r\n"u8);
        return start.StartsWith("["u8) || start.StartsWith("{"u8) ? DirectoryFormat.Json : DirectoryFormat.Unspecified;
    }
}
