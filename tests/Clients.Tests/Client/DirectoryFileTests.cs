using Clients.Tests.Fakes;
using Grpc.Core;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class DirectoryFileTests
{
    private static readonly byte[] File = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];

    private static TestClient Client(FakeImports imports)
    {
        var test = new TestClient(imports.Invoker);
        test.Time.SkipsWaits = true;
        return test;
    }

    private static async Task<DirectoryImport> StageAsync(
        FakeImports imports, Stream file, Guid? id = null, List<UploadProgress>? reports = null)
    {
        using var test = Client(imports);
        return await test.Client.StageImportAsync("county", DirectoryFormat.Json, file, new Told((reports ?? []).Add),
            id, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_file_is_sent_in_parts_that_the_service_takes_from_where_it_stands()
    {
        var (imports, reports, id) = (new FakeImports(), new List<UploadProgress>(), Guid.CreateVersion7());
        using var file = new MemoryStream([1, 2, 3, .. File]) { Position = 3 };
        Assert.Same(imports.Staged, await StageAsync(imports, file, id, reports));
        Assert.Equal(File, imports.Received);
        Assert.All(imports.ChunkSizes, size => Assert.InRange(size, 1, 256 * 1024));
        var header = Assert.Single(imports.Headers);
        Assert.Equal(("county", DirectoryFormat.Json, id.ToString()), (header.Source, header.Format, header.RequestId));
        Assert.Equal(new UploadProgress(File.Length, File.Length), reports[^1]);
    }

    [Fact]
    public async Task A_cut_file_is_sent_again_as_the_same_import()
    {
        var imports = new FakeImports();
        imports.CutAfter(1);
        imports.CutAfter(0);
        using var file = new MemoryStream(File);
        await StageAsync(imports, file);
        Assert.Equal(File, imports.Received);
        Assert.Equal(3, imports.Headers.Count);
        Assert.Single(imports.Headers.Select(h => h.RequestId).Distinct());
    }

    [Fact]
    public async Task What_cannot_be_read_again_is_sent_once()
    {
        var imports = new FakeImports();
        imports.CutAfter(1);
        await using var pipe = new System.IO.Compression.DeflateStream(
            Deflated(), System.IO.Compression.CompressionMode.Decompress);
        await Assert.ThrowsAsync<UnavailableException>(() => StageAsync(imports, pipe));
        Assert.Single(imports.Headers);
    }

    [Fact]
    public async Task The_service_says_why_it_does_not_take_a_file()
    {
        var imports = new FakeImports();
        imports.CutAfter(0, ServiceErrors.Of(StatusCode.InvalidArgument, "INVALID_ARGUMENT"));
        using var file = new MemoryStream(File);
        await Assert.ThrowsAsync<InvalidRequestException>(() => StageAsync(imports, file));
        Assert.Single(imports.Headers);
    }

    [Fact]
    public async Task An_export_starts_again_where_it_was_cut_and_is_written_once()
    {
        var imports = new FakeImports { Exported = File[..1_050] };
        imports.CutAfter(4);
        imports.CutAfter(7);
        using var test = Client(imports);
        using var written = new MemoryStream();
        var size = await test.Client.ExportDirectoryAsync(
            DirectoryFormat.Csv, written, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((1_050, 3), (size, imports.Invoker.Calls.Count));
        Assert.Equal(imports.Exported, written.ToArray());
        Assert.All(imports.Invoker.Calls, c =>
            Assert.Equal(DirectoryFormat.Csv, Assert.IsType<ExportDirectoryRequest>(c.Request).Format));
    }

    [Fact]
    public async Task An_export_of_nothing_is_refused()
    {
        using var test = Client(new FakeImports());
        await Assert.ThrowsAsync<ContentMismatchException>(() => test.Client.ExportDirectoryAsync(
            DirectoryFormat.Json, Stream.Null, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static MemoryStream Deflated()
    {
        var packed = new MemoryStream();
        using (var writer = new System.IO.Compression.DeflateStream(
            packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write(File);
        }

        packed.Position = 0;
        return packed;
    }

    private sealed class Told(Action<UploadProgress> report) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => report(value);
    }
}
