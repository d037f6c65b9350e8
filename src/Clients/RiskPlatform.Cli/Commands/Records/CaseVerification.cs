using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>Asks the service whether a case's chain is whole.</summary>
internal static class CaseVerification
{
    internal static async Task<int> RunAsync(Call call, string caseId)
    {
        var response = await call.Client.Records.VerifyChainAsync(
            new VerifyChainRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        call.Show(response, console => VerificationView.Render(console, response));

        // Only a plain "intact" counts: whatever else is said with it, a problem is one.
        return response is { Intact: true, Problem: null } ? ExitCode.Ok : ExitCode.DoesNotVerify;
    }
}
