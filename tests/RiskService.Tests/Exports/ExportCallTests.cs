using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Exports;

/// <summary>What callers of ExportService get and are refused.</summary>
public sealed class ExportCallTests(ServiceHost host)
{
    [Fact]
    public async Task A_download_goes_on_from_any_byte()
    {
        var manager = host.Caller("manager", "export-offset");
        var (export, file) = await manager.ExportAsync(await manager.RecordedCaseAsync(notes: 2_000));
        Assert.True(file.Length > 2 * 256 * 1024, $"{file.Length} bytes");
        foreach (var offset in new[]
        {
            1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, file.Length / 2, file.Length - 1, file.Length,
        })
        {
            Assert.Equal(file[offset..], await manager.DownloadAsync(export, offset));
        }

        foreach (var offset in new[] { -1L, file.Length + 1L, long.MaxValue })
        {
            var refused = await Failures.RefusedAsync(() => manager.DownloadAsync(export, offset));
            Assert.Equal(StatusCode.InvalidArgument, refused.Code);
            Assert.Equal(["offset"], refused.Fields);
        }
    }

    [Fact]
    public async Task Those_who_ask_say_for_whom_and_why()
    {
        var manager = host.Caller("manager", "export-why");
        var request = Exporting.Request(await manager.RecordedCaseAsync());
        (request.Recipient, request.Reason) = (" ", new string('x', 2_001));
        var refused = await Failures.RefusedAsync(() => manager.Exports().StartEvidenceExportAsync(request));
        Assert.Equal(["recipient", "reason"], refused.Fields);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_export()
    {
        var manager = host.Caller("manager", "export-twice");
        var request = Exporting.Request(await manager.RecordedCaseAsync());
        var first = await manager.Exports().StartEvidenceExportAsync(request);
        Assert.Equal(first, await manager.Exports().StartEvidenceExportAsync(request));
        var other = await manager.StartExportAsync(request.CaseId);
        var list = await manager.Exports().ListEvidenceExportsAsync(
            new ListEvidenceExportsRequest { CaseId = request.CaseId });
        Assert.Equal([other.ExportId, first.Export.ExportId], list.Exports.Select(e => e.ExportId));
    }

    [Fact]
    public async Task An_export_of_another_case_is_not_found()
    {
        var manager = host.Caller("manager", "export-other-case");
        var export = await manager.StartExportAsync(await manager.RecordedCaseAsync());
        var other = await manager.RecordedCaseAsync();
        export.CaseId = other;
        Assert.Equal(StatusCode.NotFound, (await Failures.RefusedAsync(() => manager.WatchAsync(export))).Code);
        Assert.Equal(StatusCode.NotFound, (await Failures.RefusedAsync(() => manager.DownloadAsync(export))).Code);
    }
}
