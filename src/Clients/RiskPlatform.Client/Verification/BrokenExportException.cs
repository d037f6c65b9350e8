namespace RiskPlatform.Client.Verification;

/// <summary>A part can't be read on. Carries what does not fit; never leaves the verifier.</summary>
internal sealed class BrokenExportException(ExportProblem problem) : Exception(problem.Explanation)
{
    internal ExportProblem Problem => problem;

    internal static BrokenExportException Unreadable(string? file, string explanation) =>
        new(new ExportProblem(ExportProblemKind.Unreadable, file, 0, explanation));
}
