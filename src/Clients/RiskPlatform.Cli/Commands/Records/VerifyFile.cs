using System.Globalization;
using System.Text.Json.Nodes;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client.Verification;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk verify FILE: an evidence export, checked without any service (RECORD-2, RECORD-6).</summary>
internal static class VerifyFile
{
    private const int LargestKey = 64 * 1024;

    /// <param name="call">The run.</param>
    /// <param name="file">The zip.</param>
    /// <param name="trustedKey">A PEM file with the agency's public key; null takes the key in the export.</param>
    internal static async Task<int> RunAsync(Call call, string file, string? trustedKey)
    {
        if (!File.Exists(file)) throw new UsageException(
            "There is no such file. Give a case's id (a UUID), or the file of an evidence export.");
        var key = trustedKey is null ? null : await KeyAsync(trustedKey, call.Cancellation);
        ExportVerification result;
        try
        {
            result = await Bar.RunAsync(call, "Verifying bytes", told => ExportVerifier.VerifyFileAsync(
                file, key, new Told(p => told(p.DoneBytes, p.TotalBytes)), call.Cancellation));
        }
        catch (ArgumentException)
        {
            throw new UsageException("--trusted-key is not a public key in PEM (EC, P-256).");
        }

        if (call.Json) call.Cli.Out.WriteLine(Json(result).ToJsonString());
        else VerificationOfFileView.Render(call.Console, result);
        return result.Intact ? ExitCode.Ok : ExitCode.DoesNotVerify;
    }

    private static async Task<string> KeyAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new UsageException("--trusted-key: there is no such file.");
        if (new FileInfo(file).Length > LargestKey) throw new UsageException("--trusted-key is too large for a key.");
        return await File.ReadAllTextAsync(file, cancellationToken);
    }

    private static JsonObject Json(ExportVerification result) => new()
    {
        ["intact"] = result.Intact,
        ["caseId"] = result.CaseId,
        ["exportId"] = result.ExportId,
        ["makeTime"] = result.MakeTime?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["entryCount"] = result.EntryCount,
        ["headHash"] = result.HeadHash,
        ["fileCount"] = result.FileCount,
        ["checkpointCount"] = result.CheckpointCount,
        ["checkpointedThroughNumber"] = result.CheckpointedThroughNumber,
        ["keyId"] = result.KeyId,
        ["keyWasGiven"] = result.KeyWasGiven,
        ["problems"] = new JsonArray([.. result.Problems.Select(p => new JsonObject
        {
            ["kind"] = p.Kind.ToString(),
            ["file"] = p.File,
            ["number"] = p.Number,
            ["explanation"] = p.Explanation,
        })]),
    };

    /// <summary>Tells at once: .NET's own tells later, on another thread.</summary>
    private sealed class Told(Action<ExportProgress> tell) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => tell(value);
    }
}
