using System.Text.Json;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Reads case files (<c>docs/case-files.md</c>). All of them are read before the first is sent.</summary>
internal static class CaseFileReader
{
    private const int MaxBytes = 4 * 1024 * 1024;

    // Two values for one field: whichever won, a fact would be lost.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    internal static IReadOnlyList<CaseFile> ReadAll(IEnumerable<string> filesAndFolders, string baseFolder)
    {
        var problems = new List<CaseFileProblem>();
        var cases = new List<CaseFile>();
        foreach (var file in filesAndFolders.SelectMany(p => Expand(p, baseFolder, problems)))
        {
            if (Read(file, baseFolder, problems) is { } read) cases.Add(read);
        }

        return problems.Count == 0 ? cases : throw new CaseFileException(problems);
    }

    private static IEnumerable<string> Expand(string given, string baseFolder, List<CaseFileProblem> problems)
    {
        var path = Path.Combine(baseFolder, given);
        if (!Directory.Exists(path)) return [given];
        var files = Directory.GetFiles(path, "*.json").Select(f => Path.Combine(given, Path.GetFileName(f)))
            .Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) problems.Add(new CaseFileProblem(given, "", "the folder holds no .json file."));
        return files;
    }

    private static CaseFile? Read(string file, string baseFolder, List<CaseFileProblem> problems)
    {
        var before = problems.Count;
        void Problem(string field, string message) => problems.Add(new CaseFileProblem(file, field, message));
        try
        {
            var info = new FileInfo(Path.Combine(baseFolder, file));
            if (info.Exists && info.Length > MaxBytes)
            {
                Problem("", "is larger than 4 MB.");
                return null;
            }

            using var json = JsonDocument.Parse(File.ReadAllBytes(info.FullName), Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                Problem("", "must hold one JSON object.");
                return null;
            }

            var read = new CaseFileMapper(new FieldReader(json.RootElement, "", Problem)).Map(file);
            return problems.Count == before ? read : null;
        }
        catch (JsonException e)
        {
            var at = $"line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}";
            Problem("", $"is not valid JSON ({at}), or names a field twice.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Problem("", "there is no such file or folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem("", "cannot be read.");
        }

        return null;
    }
}
