using System.Text;

namespace RiskPlatform.Client.Verification;

/// <summary>A file as the manifest describes it.</summary>
internal sealed record ManifestFile(string Name, long Size, string Sha256);

/// <summary>The manifest of an export, read but not yet believed.</summary>
internal sealed record Manifest(
    Guid CaseId, Guid ExportId, DateTimeOffset MakeTime, string KeyId, IReadOnlyList<ManifestFile> Files)
{
    internal const string Name = "manifest.json";
    internal const string SignatureName = "manifest.sig";
    internal const string KeyName = "signing-key.pem";

    private const int FormatVersion = 1;
    private const int LargestManifest = 16 * 1024 * 1024;
    private const int LargestSignature = 4 * 1024;
    private const int LargestKey = 16 * 1024;

    /// <summary>Files without which it is no export.</summary>
    private static readonly string[] Needed =
        ["README.txt", "entries.json", "record-00001.pdf", "chain.json", "checkpoints.json", KeyName];

    internal static byte[] ReadBytes(ZipFiles files) => files.ReadSmall(Name, LargestManifest);

    internal static Manifest From(byte[] bytes)
    {
        using var document = JsonFields.Parse(bytes, Name);
        var fields = new JsonFields(document.RootElement, Name);
        if (fields.Number("format_version") is not FormatVersion and var version)
        {
            throw BrokenExportException.Unreadable(
                Name, $"This is version {version} of the format; this verifier knows version {FormatVersion}.");
        }

        return new Manifest(
            fields.Id("case_id"), fields.Id("export_id"), fields.Time("make_time"), fields.Text("key_id"),
            [.. fields.Objects("files").Select(
                f => new ManifestFile(f.Text("name"), f.Number("size"), f.Text("sha256")))]);
    }

    /// <summary>With the key that was given, else with the one in the export.</summary>
    internal ExportProblem? CheckSignature(ZipFiles files, byte[] bytes, SigningKey? trusted, out string keyId)
    {
        using var embedded = SigningKey.Read(Encoding.UTF8.GetString(files.ReadSmall(KeyName, LargestKey)));
        var key = trusted ?? embedded;
        keyId = key?.Id ?? "";
        if (key is null) return Problem(KeyName, $"{KeyName} is not a public key of the curve P-256.");
        var text = Encoding.ASCII.GetString(files.ReadSmall(SignatureName, LargestSignature)).Trim();
        var signature = new byte[LargestSignature];
        if (!Convert.TryFromBase64String(text, signature, out var length))
        {
            return Problem(SignatureName, $"{SignatureName} is not base64.");
        }

        if (key.SignedManifest(bytes, signature.AsSpan(0, length)) && KeyId == key.Id) return null;
        return Problem(Name, trusted is null
            ? $"{Name} was changed: its signature is not by the key in {KeyName}."
            : $"{Name} is not signed by the key that was given (key id {key.Id}).");
    }

    /// <summary>
    /// Names, both ways: nothing missing, extra, twice, or leading elsewhere. A name is the manifest's to the letter,
    /// for the file is looked up by it; two that differ in capitals alone would overwrite each other on some disks.
    /// </summary>
    internal ExportProblem? CheckNames(IReadOnlyList<string> inZip)
    {
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Name, SignatureName };
        var exact = Files.Select(f => f.Name).Append(Name).Append(SignatureName).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Files)
        {
            if (!IsPlain(file.Name)) return Extra(Printable(file.Name), "has a name that no export has");
            if (!named.Add(file.Name)) return Extra(file.Name, "is named twice");
        }

        if (Needed.FirstOrDefault(n => !exact.Contains(n)) is { } needed) return Missing(needed);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in inZip)
        {
            if (!exact.Contains(name) || !IsPlain(name)) return Extra(Printable(name), "is not in the manifest");
            if (!seen.Add(name)) return Extra(name, "is there twice");
        }

        return exact.FirstOrDefault(n => !seen.Contains(n)) is { } missing ? Missing(missing) : null;
    }

    private static bool IsPlain(string name) => name.Length is > 0 and <= 100 && name[0] != '.'
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    // A name comes from outside: it is shown only as far as it can do nothing to a terminal.
    private static string Printable(string name) =>
        string.Concat(name.Take(100).Select(c => c is >= ' ' and <= '~' ? c : '?'));

    private static ExportProblem Extra(string name, string how) =>
        new(ExportProblemKind.FileExtra, name, 0, $"A file {how}: {name}");

    private static ExportProblem Missing(string name) =>
        new(ExportProblemKind.FileMissing, name, 0, $"{name} is missing.");

    private static ExportProblem Problem(string file, string explanation) =>
        new(ExportProblemKind.ManifestSignature, file, 0, explanation);
}
