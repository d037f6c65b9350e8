using System.IO.Compression;
using System.Net;
using AdminPortal.Tests.Host;
using AdminPortal.Tests.Managers;
using RiskPlatform.Client;
using RiskPlatform.Client.Verification;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Auditors;

/// <summary>An evidence export from asking for it to a file that verifies (RECORD-6).</summary>
public sealed class EvidenceTests(Portal portal)
{
    [Fact]
    public async Task An_export_is_asked_for_by_the_agency_s_reference_and_downloaded()
    {
        using var worker = portal.As("practitioner", "evidence");
        using var manager = portal.As("manager", "evidence");
        var assessed = await MadeUp.CaseAsync(worker, "SYN-E-1");

        var start = await manager.OpenAsync("/auditors/exports");
        var missing = await manager.SendAsync(start, ("Which", "SYN-E-9"));
        Assert.Contains("There is no case with this reference", missing.Text, StringComparison.Ordinal);
        var list = await manager.SendAsync(missing, ("Which", "SYN-E-1"));
        Assert.Contains(assessed.CaseId, list.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain("SYN-E-1", list.Address.ToString(), StringComparison.Ordinal);

        var empty = await manager.SendAsync(list, ("Recipient", ""), ("Reason", ""));
        Assert.Contains("Enter for whom it is", empty.Text, StringComparison.Ordinal);
        var export = await manager.SendAsync(
            empty, ("Recipient", "Synthetic police, 1042"), ("Reason", "Synthetic proceedings"));
        Assert.Contains("Synthetic police, 1042", export.Text, StringComparison.Ordinal);

        using var service = manager.Service();
        var exportId = export.Address.Segments[^1];
        await service.WaitForEvidenceAsync(assessed.CaseId, exportId);
        var ready = await manager.OpenAsync(export.Address.AbsolutePath);
        Assert.Contains("Ready", ready.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Check again", ready.Text, StringComparison.Ordinal);

        var file = await manager.OpenAsync(export.Address.AbsolutePath + "?handler=File");
        Assert.Equal("application/zip", file.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", file.Answer.Headers.CacheControl!.ToString());
        await using var content = new MemoryStream(await file.Answer.Content.ReadAsByteArrayAsync());
        var verified = await ExportVerifier.VerifyAsync(content);
        Assert.True(verified.Intact, string.Join('\n', verified.Problems));

        // No table that a spreadsheet could take for formulas.
        content.Position = 0;
        await using var zip = new ZipArchive(content);
        Assert.DoesNotContain(zip.Entries, e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_agency_s_export_is_not_found()
    {
        using var theirs = portal.As("manager", "evidence-theirs");
        using var ours = portal.As("manager", "evidence-ours");
        var assessed = await MadeUp.CaseAsync(theirs);
        using var service = theirs.Service();
        var export = (await service.Exports.StartEvidenceExportAsync(new StartEvidenceExportRequest
        {
            CaseId = assessed.CaseId,
            Recipient = "Synthetic",
            Reason = "Synthetic",
            RequestId = MadeUp.Id(),
        })).Export;
        var path = $"/auditors/exports/{assessed.CaseId}/{export.ExportId}";

        Assert.Equal(HttpStatusCode.NotFound, (await ours.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ours.OpenAsync(path + "?handler=File")).Status);
    }
}
