namespace RiskPlatform.Cli.App;

/// <summary>
/// What the command tells the program that ran it. Documented in <c>docs/cli.md</c> and in <c>--help</c>.
/// </summary>
internal static class ExitCode
{
    internal const int Ok = 0;
    internal const int ServiceError = 1;
    internal const int Usage = 2;
    internal const int Unreachable = 3;
    internal const int ExpectationDiffers = 4;
    internal const int DoesNotVerify = 5;

    /// <summary>What shells report for Ctrl-C.</summary>
    internal const int Cancelled = 130;
}
