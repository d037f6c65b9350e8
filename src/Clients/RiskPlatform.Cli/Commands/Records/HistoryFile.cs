using System.Runtime.CompilerServices;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>A history, one entry a line. Read as often as the stream needs it, never held as a whole.</summary>
internal sealed class HistoryFile(string name, string folder)
{
    private const int MostProblems = 20;
    private const int MaxLine = 1024 * 1024;

    private string FullName => Path.Combine(folder, name);

    internal string Name => name;

    /// <returns>How many entries it holds.</returns>
    /// <exception cref="CaseFileException">Lines are wrong; each is named.</exception>
    internal async Task<long> CheckAsync(CancellationToken cancellationToken)
    {
        var problems = new List<CaseFileProblem>();
        var line = 0L;
        try
        {
            await foreach (var text in File.ReadLinesAsync(FullName, cancellationToken))
            {
                line++;
                if (ProblemOf(text) is not { } problem) continue;
                problems.Add(new CaseFileProblem(name, $"line {line}", problem));
                if (problems.Count == MostProblems) break;
            }

            if (line == 0) problems.Add(new CaseFileProblem(name, "", "holds no entry."));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(new CaseFileProblem(name, "", "there is no such file."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new CaseFileProblem(name, "", "cannot be read."));
        }

        return problems.Count == 0 ? line : throw Wrong(problems);
    }

    internal async IAsyncEnumerable<RecordedEntry> FromAsync(
        long index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = 0L;
        await foreach (var text in File.ReadLinesAsync(FullName, cancellationToken))
        {
            if (line++ < index) continue;
            if (ProblemOf(text) is not null)
            {
                throw new CommandFailedException("HISTORY_FILE",
                    $"{name}: line {line}: was changed while the file was being sent.",
                    "Restore the file as it was and go on with the stream.");
            }

            yield return RecordedEntry.Parser.ParseJson(text);
        }
    }

    private static CaseFileException Wrong(IReadOnlyList<CaseFileProblem> problems) =>
        new(problems, "HISTORY_FILE", "docs/cli.md");

    private static string? ProblemOf(string text) => text.Length > MaxLine
        ? "is longer than a million characters."
        : EntryLine.ProblemOf(text);
}
