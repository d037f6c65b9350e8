using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using RiskPlatform.Client.Calls;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>
/// The typed clients of RiskPlatform over one connection. Every call gets a token, a deadline, a <c>request_id</c>
/// where it writes and carries none, retries where they are safe, and errors as <see cref="RiskPlatformException"/>. A
/// call that the caller cancels throws <see cref="OperationCanceledException"/>. Safe for use by many threads; make one
/// and keep it.
/// </summary>
public sealed class RiskPlatformClient : IDisposable
{
    private readonly IDisposable[] owned;

    internal RiskPlatformClient(CallInvoker invoker, params IDisposable[] owned)
    {
        this.owned = owned;
        Cases = new CaseService.CaseServiceClient(invoker);
        Assessments = new AssessmentService.AssessmentServiceClient(invoker);
        Guidance = new GuidanceService.GuidanceServiceClient(invoker);
    }

    /// <summary>Keeps cases: people, workers, contacts, and where a case stands.</summary>
    public CaseService.CaseServiceClient Cases { get; }

    /// <summary>
    /// Assesses risk and keeps what was assessed, with facts, talking points (RESPOND-1, RESPOND-2), safeguarding
    /// actions (ASSESS-1) and consultations (ASSESS-6).
    /// </summary>
    public AssessmentService.AssessmentServiceClient Assessments { get; }

    /// <summary>Reads the guidance that the rules execute.</summary>
    public GuidanceService.GuidanceServiceClient Guidance { get; }

    /// <summary>Makes a client without dependency injection.</summary>
    /// <param name="options">How to reach the service and as whom. Later changes to it have no effect on addresses or
    /// limits.</param>
    /// <param name="timeProvider">The clock of deadlines, retries and token renewal; the system's unless given.</param>
    /// <returns>The client, which the caller disposes. Nothing is sent until the first call.</returns>
    /// <exception cref="OptionsValidationException">The options are not valid; each problem is named.</exception>
    public static RiskPlatformClient Create(RiskPlatformClientOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checkedOptions = new OptionsValidator().Validate(null, options);
        if (checkedOptions.Failed)
            throw new OptionsValidationException(nameof(options), typeof(RiskPlatformClientOptions),
                checkedOptions.Failures);

        var time = timeProvider ?? TimeProvider.System;
        var channel = GrpcChannel.ForAddress(options.Address!, Transport.For(options));
        var credentials = options.Credentials is null ? null : new ClientCredentialsTokens(options, time);
        ITokenSource? tokens = credentials;
        if (options.GetToken is { } get) tokens = new DelegateTokens(get);
        var pipeline = new CallInterceptor(tokens, options.Deadline, new RetryPolicy(options.MaxAttempts), time);
        return new RiskPlatformClient(
            channel.Intercept(pipeline), credentials is null ? [channel] : [channel, credentials]);
    }

    /// <summary>Closes the connection. Calls in flight end.</summary>
    public void Dispose()
    {
        foreach (var thing in owned) thing.Dispose();
    }
}
