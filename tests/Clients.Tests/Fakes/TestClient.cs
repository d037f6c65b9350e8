using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.Client.Calls;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace Clients.Tests.Fakes;

/// <summary>The client over a fake service, with a clock that stands still until it is moved.</summary>
internal sealed class TestClient : IDisposable
{
    // A wait that is wrong would never end, since nothing moves the clock: let it fail its test instead of hanging it.
    private readonly CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));

    internal TestClient(FakeInvoker service, ITokenSource? tokens = null, int maxAttempts = 3, double jitter = 0.5,
        AccessPurpose purpose = AccessPurpose.Unspecified)
    {
        Service = service;
        Client = new RiskPlatformClient(service, new Pipeline(
            tokens, TimeSpan.FromSeconds(10), new RetryPolicy(maxAttempts, () => jitter), Time, purpose));
    }

    internal PatientTime Time { get; } = new();

    internal FakeInvoker Service { get; }

    internal RiskPlatformClient Client { get; }

    internal AsyncUnaryCall<AssessResponse> Assess(string requestId = "") =>
        AssessUntil(limit.Token, requestId);

    internal AsyncUnaryCall<AssessResponse> AssessUntil(CancellationToken stop, string requestId = "") =>
        Client.Assessments.AssessAsync(new AssessRequest { CaseId = "c", RequestId = requestId },
            cancellationToken: stop);

    internal AsyncUnaryCall<GetCaseResponse> GetCase() =>
        Client.Cases.GetCaseAsync(
        new GetCaseRequest { CaseId = "c" }, cancellationToken: limit.Token);

    public void Dispose()
    {
        Client.Dispose();
        limit.Dispose();
    }
}
