using System.IO.Compression;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;

namespace RiskService.Tests.OpenReferral;

/// <summary>Sends files to a service and takes them from it, as a directory admin.</summary>
internal static class Importing
{
    internal const string Agency = "open-referral";

    internal static TestCaller Admin(this ServiceHost host) => host.Caller("directory_admin", Agency);

    internal static DirectoryImportService.DirectoryImportServiceClient Imports(this TestCaller caller) =>
        new(caller.Invoker);

    internal static DirectoryAdminService.DirectoryAdminServiceClient Keeping(this TestCaller caller) =>
        new(caller.Invoker);

    internal static Task<DirectoryImport> StageAsync(
        this TestCaller caller, string source, string json, string? requestId = null) =>
        caller.StageAsync(source, Encoding.UTF8.GetBytes(json), DirectoryFormat.Json, requestId);

    internal static async Task<DirectoryImport> StageAsync(
        this TestCaller caller, string source, byte[] file, DirectoryFormat format, string? requestId = null,
        int piece = 1_000)
    {
        using var call = caller.Imports().StageImport();
        try
        {
            await call.RequestStream.WriteAsync(new StageImportRequest
            {
                Header = new ImportHeader { Source = source, Format = format, RequestId = requestId ?? Requests.Id() },
            });
            foreach (var part in file.Chunk(Math.Max(piece, file.Length / 200)))
            {
                await call.RequestStream.WriteAsync(new StageImportRequest { Chunk = ByteString.CopyFrom(part) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // Refused before all was read; the answer says why.
        }

        return (await call).Import;
    }

    internal static async Task<List<ImportRow>> RowsAsync(
        this TestCaller caller, DirectoryImport import, ImportOutcome outcome = ImportOutcome.Unspecified)
    {
        var request = new ListImportRowsRequest { ImportId = import.ImportId, Outcome = outcome, PageSize = 3 };
        var rows = new List<ImportRow>();
        do
        {
            var page = await caller.Imports().ListImportRowsAsync(request);
            rows.AddRange(page.Rows);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return rows;
    }

    internal static async Task<DirectoryImport> ApplyAsync(
        this TestCaller caller, DirectoryImport import, string? requestId = null) =>
        (await caller.Imports().ApplyImportAsync(new ApplyImportRequest
        { ImportId = import.ImportId, Reason = "synthetic", RequestId = requestId ?? Requests.Id() })).Import;

    /// <summary>Stages and applies; the rows as applied.</summary>
    internal static async Task<List<ImportRow>> ImportAsync(this TestCaller caller, string source, string json)
    {
        var import = await caller.StageAsync(source, json);
        await caller.ApplyAsync(import);
        return await caller.RowsAsync(import);
    }

    internal static async Task<byte[]> ExportAsync(this TestCaller caller, DirectoryFormat format)
    {
        using var call = caller.Imports().ExportDirectory(new ExportDirectoryRequest { Format = format });
        var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            Assert.InRange(part.Chunk.Length, 1, 256 * 1024);
            part.Chunk.WriteTo(file);
        }

        return file.ToArray();
    }

    internal static async Task<Listing> ListingAsync(this TestCaller caller, string id) =>
        (await new DirectoryService.DirectoryServiceClient(caller.Invoker)
            .GetListingAsync(new GetListingRequest { ListingId = id })).Listing;

    internal static async Task<Listing> PublishAsync(this TestCaller caller, Listing listing) =>
        (await caller.Keeping().PublishListingAsync(new PublishListingRequest
        { ListingId = listing.ListingId, Etag = listing.Etag, Reason = "synthetic", RequestId = Requests.Id() }))
        .Listing;

    internal static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return file.ToArray();
    }

    internal static string Data(params string[] path) =>
        RepositoryFiles.Path(["tests", "RiskService.Tests", "OpenReferral", "Data", .. path]);

    internal static byte[] ExampleTables() => Zip(
        [.. Directory.EnumerateFiles(Data("examples", "csv")).Select(f => (Path.GetFileName(f), File.ReadAllText(f)))]);
}
