using Grpc.Core;
using RiskPlatform.V1;

namespace EndToEnd.Tests.Kill;

/// <summary>
/// One agency system that assesses again and again, new cases and one that all writers share, until the service is
/// gone. What it had not heard back about by then stays pending.
/// </summary>
internal sealed class Writer(int number, Metadata token, string sharedCaseId)
{
    /// <summary>How many observations each assessment brings.</summary>
    public const int Observations = 3;

    private int turn;

    public List<Assessment> Acknowledged { get; } = [];

    public AssessRequest? Pending { get; private set; }

    /// <summary>Writes until the service has gone. An error before that is a failure.</summary>
    public async Task WriteUntilGoneAsync(CallInvoker service, Action acknowledged, CancellationToken gone)
    {
        try
        {
            while (true)
            {
                // Every second goes to the shared case, where writers meet.
                await SendAsync(service, NewRequest(number + turn++));
                acknowledged();
            }
        }
        catch (RpcException) when (gone.IsCancellationRequested)
        {
            // Whether the service did what is pending, only the service knows.
        }
    }

    /// <summary>Sends what is pending once more, as an agency does that has had no answer.</summary>
    public async Task RetryAsync(CallInvoker service)
    {
        if (Pending is { } request)
            await SendAsync(service, request);
    }

    private async Task SendAsync(CallInvoker service, AssessRequest request)
    {
        Pending = request;
        var client = new AssessmentService.AssessmentServiceClient(service);
        while (true)
        {
            try
            {
                var response = await client.AssessAsync(request, token);
                Acknowledged.Add(response.Assessment);
                Pending = null;
                return;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Aborted)
            {
                // CONFLICT: another writer was first on the shared case; the same request goes again.
            }
        }
    }

    private AssessRequest NewRequest(int choice)
    {
        var request = new AssessRequest
        {
            RequestId = Guid.CreateVersion7().ToString(),
            Stance = Stance.OtherIssue,
            Observations =
            {
                Observe(Indicator.EscalatingAssaults, SourceKind.Police, $"Synthetic words of writer {number}, {turn}"),
                Observe(Indicator.ThreatsToKill, SourceKind.Survivor, "Synthetic words"),
                Observe(Indicator.ProblemWithDrink, SourceKind.Perpetrator, ""),
            },
        };
        if (choice % 2 == 0)
            request.CaseId = sharedCaseId;
        else
            request.NewCase = new NewCase { Parties = { new Party { Role = PartyRole.Subject } } };
        return request;
    }

    private static Observation Observe(Indicator code, SourceKind source, string verbatim) => new()
    {
        Code = code,
        Presence = Presence.Present,
        Verbatim = verbatim,
        Sources = { new Source { Kind = source } },
    };
}
