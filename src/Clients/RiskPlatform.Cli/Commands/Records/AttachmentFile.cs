using System.Security.Cryptography;
using Google.Protobuf;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>
/// A file that is kept elsewhere, by reference and hash: so it can be shown later to be the same file (RECORD-6). A
/// local one is read to hash it; nothing of it is sent.
/// </summary>
internal static class AttachmentFile
{
    private const int HexLength = 64;

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".heic"] = "image/heic",
        [".pdf"] = "application/pdf",
        [".txt"] = "text/plain",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".wav"] = "audio/wav",
        [".mp4"] = "video/mp4",
        [".eml"] = "message/rfc822",
    };

    internal static async Task<Attachment> ReadAsync(string text, string folder, CancellationToken cancellationToken)
    {
        var at = text.LastIndexOf('=');
        if (at > 0 && text.Length - at - 1 == HexLength && text[(at + 1)..].All(char.IsAsciiHexDigit))
        {
            return new Attachment
            {
                Reference = text[..at],
                Sha256 = ByteString.CopyFrom(Convert.FromHexString(text[(at + 1)..])),
                MediaType = TypeOf(text[..at]),
            };
        }

        var file = new FileInfo(Path.Combine(folder, text));
        if (!file.Exists)
        {
            throw new UsageException(
                "--attachment: there is no such file. For one that is kept elsewhere, write REFERENCE=SHA256 with the"
                + " 64 hexadecimal digits of its SHA-256.");
        }

        await using var content = file.OpenRead();
        return new Attachment
        {
            Reference = text,
            Sha256 = ByteString.CopyFrom(await SHA256.HashDataAsync(content, cancellationToken)),
            MediaType = TypeOf(text),
            SizeBytes = content.Length,
        };
    }

    private static string TypeOf(string name) => MediaTypes.GetValueOrDefault(Path.GetExtension(name), "");
}
