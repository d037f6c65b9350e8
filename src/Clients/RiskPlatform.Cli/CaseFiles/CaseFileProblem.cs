namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Something that is wrong in a case file.</summary>
/// <param name="File">The file, as it was given.</param>
/// <param name="Field">The field, such as <c>observations[3].code</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and the fix.</param>
internal sealed record CaseFileProblem(string File, string Field, string Message)
{
    public override string ToString() => Field.Length == 0 ? $"{File}: {Message}" : $"{File}: {Field}: {Message}";
}

/// <summary>Files that can't be used. Nothing was sent.</summary>
/// <param name="problems">What is wrong.</param>
/// <param name="reason">The reason for programs.</param>
/// <param name="page">Where the format is described.</param>
internal sealed class CaseFileException(
    IReadOnlyList<CaseFileProblem> problems, string reason = "CASE_FILE", string page = "docs/case-files.md")
    : Exception(string.Join(Environment.NewLine, problems))
{
    internal string Reason => reason;

    internal string Page => page;

    internal IReadOnlyList<CaseFileProblem> Problems { get; } = problems;
}
