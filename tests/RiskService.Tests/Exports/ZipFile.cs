using System.IO.Compression;

namespace RiskService.Tests.Exports;

/// <summary>A zip taken apart and put together again.</summary>
internal static class ZipFile
{
    internal static Dictionary<string, byte[]> Of(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var stream = e.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    internal static byte[] From(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var target = zip.CreateEntry(name).Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }
}
