using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;

namespace RiskService.Tests.Audit;

/// <summary>A stream sends nothing that is not audited, even if its use case does not think of it.</summary>
public sealed class AuditedStreamTests : IAsyncDisposable
{
    private const string Agency = "streams";

    private readonly ServiceHost host = new();

    [Fact]
    public async Task Each_message_goes_out_after_the_audit_of_what_was_read_for_it()
    {
        var sent = new Sent(() => Stored.Count(host, "AuditEntries", Agency));
        await StreamAsync(sent, async (audit, stream) =>
        {
            await stream.WriteAsync("nothing read yet");
            audit.Found(Guid.CreateVersion7());
            audit.Found(Guid.CreateVersion7());
            await stream.WriteAsync("two");
            await stream.WriteAsync("still two", CancellationToken.None);
            audit.NotFound(Guid.CreateVersion7());
            await stream.WriteAsync("three");
            audit.Found(Guid.CreateVersion7());
        });
        Assert.Equal([0, 2, 2, 3], sent.AuditedAtEach);
        Assert.Equal(4, Stored.Count(host, "AuditEntries", Agency));
    }

    [Fact]
    public async Task Nothing_goes_out_where_it_cannot_be_audited()
    {
        _ = host.Caller();
        host.Run("CREATE TRIGGER Full BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'full'); END");
        var sent = new Sent(() => 0);
        var refused = await Assert.ThrowsAsync<RpcException>(() => StreamAsync(sent, async (audit, stream) =>
        {
            audit.Found(Guid.CreateVersion7());
            await stream.WriteAsync("never");
        }));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Empty(sent.AuditedAtEach);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task StreamAsync(Sent sent, Func<ReadAudit, IServerStreamWriter<string>, Task> useCase)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>()
            .Set(new Caller("reader", "tool", Agency, Roles.Practitioner, []));
        var audit = scope.ServiceProvider.GetRequiredService<ReadAudit>();
        await new AuditInterceptor(audit, NullLogger<AuditInterceptor>.Instance).ServerStreamingServerHandler(
            "request", sent, new AnyCall(), (_, stream, _) => useCase(audit, stream));
    }

    private sealed class Sent(Func<int> audited) : IServerStreamWriter<string>
    {
        internal List<int> AuditedAtEach { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message)
        {
            AuditedAtEach.Add(audited());
            return Task.CompletedTask;
        }

        public Task WriteAsync(string message, CancellationToken cancellationToken) => WriteAsync(message);
    }

    /// <summary>A call of nobody in particular.</summary>
    private sealed class AnyCall : ServerCallContext
    {
        protected override string MethodCore => "/riskplatform.v1.AnyService/Watch";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore { get; } = [];

        protected override CancellationToken CancellationTokenCore => TestContext.Current.CancellationToken;

        protected override Metadata ResponseTrailersCore { get; } = [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new("", []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
            throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
