using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.RiskService.OpenReferral.Import;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.OpenReferral;

/// <summary>Files that come in may hold addresses that must not be known: they stay no longer than they are read.
/// </summary>
public sealed class UploadTests
{
    [Fact]
    public async Task A_file_has_no_name_that_outlives_the_process()
    {
        await using var file = TemporaryFile.Create();
        if (!OperatingSystem.IsWindows()) Assert.False(File.Exists(file.Name));
        await file.WriteAsync(Encoding.UTF8.GetBytes("synthetic"), TestContext.Current.CancellationToken);
        file.Position = 0;
        using var reader = new StreamReader(file);
        Assert.Equal("synthetic", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_stream_that_brings_next_to_nothing_ends()
    {
        var clock = new FakeTimeProvider();
        var refused = await Assert.ThrowsAsync<FailureException>(async () =>
        {
            await using var upload = await UploadedFile.TakeAsync(
                new Trickle(clock), 1_000_000, clock, TestContext.Current.CancellationToken);
        });
        Assert.Equal("chunk", Assert.Single(((Failure.Invalid)refused.Failure).Violations).Field);
        Assert.InRange(clock.GetUtcNow() - clock.Start, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(70));
    }

    /// <summary>A header, and then nothing, every two minutes, for a day.</summary>
    private sealed class Trickle(FakeTimeProvider clock) : IAsyncStreamReader<StageImportRequest>
    {
        public StageImportRequest Current { get; private set; } = new();

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (clock.GetUtcNow() == clock.Start)
            {
                Current = new StageImportRequest
                {
                    Header = new ImportHeader
                    { Source = "trickle", Format = DirectoryFormat.Json, RequestId = Requests.Id() },
                };
            }
            else
            {
                Current = new StageImportRequest { Chunk = Google.Protobuf.ByteString.Empty };
            }

            clock.Advance(TimeSpan.FromMinutes(2));
            return Task.FromResult(clock.GetUtcNow() - clock.Start < TimeSpan.FromDays(1));
        }
    }
}
