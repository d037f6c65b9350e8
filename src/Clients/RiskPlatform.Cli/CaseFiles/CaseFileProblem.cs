namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Something that is wrong in a case file.</summary>
/// <param name="File">The file, as it was given.</param>
/// <param name="Field">The field, such as <c>observations[3].code</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and the fix.</param>
internal sealed record CaseFileProblem(string File, string Field, string Message)
{
    public override string ToString() => Field.Length == 0 ? $"{File}: {Message}" : $"{File}: {Field}: {Message}";
}

/// <summary>Case files that can't be used. Nothing was sent.</summary>
internal sealed class CaseFileException(IReadOnlyList<CaseFileProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    internal IReadOnlyList<CaseFileProblem> Problems { get; } = problems;
}
