using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Client;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Errors on stderr: for people with the fix, for programs as one JSON object on one line.</summary>
internal sealed class ErrorOutput(IAnsiConsole console, TextWriter writer, bool json)
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The exit code.</returns>
    internal int Report(Exception exception, string? caseId, Hints hints)
    {
        switch (exception)
        {
            case UsageException e:
                Usage(e.Message, null);
                return ExitCode.Usage;
            case CommandFailedException e:
                Usage(e.Message, e.Fix, e.Reason);
                return ExitCode.ServiceError;
            case CaseFileException e:
                CaseFiles(e);
                return ExitCode.Usage;
            case OptionsValidationException e:
                Usage(string.Join(Environment.NewLine, e.Failures), null);
                return ExitCode.Usage;
            case RiskPlatformException e:
                return Service(e, Fixes.For(e, caseId, hints));
            case OperationCanceledException:
                Usage("Cancelled.", null, "CANCELLED");
                return ExitCode.Cancelled;
            case IOException or UnauthorizedAccessException:
                Usage("A file cannot be read or written.", null);
                return ExitCode.Usage;
            default:
                // Its message may quote what was typed or read; its type and where it arose are enough to find it.
                Usage($"This is a fault of the command itself ({exception.GetType().Name}). Please report it.",
                    exception.StackTrace, "FAULT");
                return ExitCode.ServiceError;
        }
    }

    // The file is named where there are several.
    internal int Service(RiskPlatformException error, string fix, string? file = null)
    {
        if (json)
        {
            Write(new JsonObject
            {
                ["case"] = file,
                ["status"] = error.StatusCode.ToString(),
                ["reason"] = error.Reason,
                ["rule"] = error.Rule,
                ["message"] = error.Message,
                ["violations"] = new JsonArray([.. error.Violations.Select(v => new JsonObject
                {
                    ["field"] = v.Field, ["description"] = v.Description, ["rule"] = v.Rule,
                })]),
                ["alternatives"] = error is RefusedByRuleException { Alternatives: { Count: > 0 } others }
                    ? new JsonArray([.. others.Select(o => (JsonNode)o)])
                    : null,
                ["retry_after_seconds"] = error.RetryAfter?.TotalSeconds,
                ["request_id"] = error.RequestId,
                ["fix"] = fix,
            });
        }
        else
        {
            var about = file is null ? "" : $"{Say.Safe(file)}: ";
            var rule = error.Rule is null ? "" : $", rule {Say.Safe(error.Rule)}";
            console.MarkupLine(
                $"[bold red]error:[/] {about}{Say.Safe(Message(error))} ({Say.Safe(error.Reason)}{rule})");
            foreach (var v in error.Violations)
            {
                var by = v.Rule is null ? "" : $"[bold]{Say.Safe(v.Rule)}[/] ";
                console.MarkupLine($"  • {by}{Say.Safe(v.Field)}: {Say.Safe(v.Description)}");
            }

            Say.Whole(console, $"[bold]fix:[/] {Say.Safe(fix)}");
        }

        return error.StatusCode == StatusCode.Unavailable ? ExitCode.Unreachable : ExitCode.ServiceError;
    }

    /// <summary>Where a refused referral could go instead (REFER-3).</summary>
    internal void Alternatives(IReadOnlyList<Listing> listings, string? caseId, Hints hints)
    {
        console.MarkupLine("[bold]Refer to one of these instead:[/]");
        foreach (var listing in listings)
        {
            Say.Whole(console, $"  • {Say.Safe(Say.Or(ListingText.Name(listing), "a programme"))}"
                + $" {Say.Safe(listing.ListingId)}");
            if (caseId is not null) Say.Command(console, hints.For("refer", caseId, listing.ListingId));
        }
    }

    // The service's message repeats the first of the violations, which are all listed below it.
    private static string Message(RiskPlatformException error) => error switch
    {
        { Violations.Count: 0 } => error.Message,
        RefusedByRuleException => "Practice rules refuse this.",
        _ => "The request is not right.",
    };

    internal void Usage(string message, string? hint, string reason = "USAGE")
    {
        if (json)
        {
            Write(new JsonObject { ["reason"] = reason, ["message"] = message, ["fix"] = hint });
            return;
        }

        console.MarkupLine($"[bold red]error:[/] {Say.Safe(message)}");
        if (hint is not null) console.MarkupLine(Say.Safe(hint));
    }

    internal void Differences(CaseFile file, IReadOnlyList<Difference> differences)
    {
        if (!json) return;
        Write(new JsonObject
        {
            ["case"] = file.Id,
            ["reason"] = "EXPECTATION_DIFFERS",
            ["differences"] = new JsonArray([.. differences.Select(d => new JsonObject
            {
                ["field"] = d.Field, ["expected"] = d.Expected, ["actual"] = d.Actual,
            })]),
        });
    }

    private void CaseFiles(CaseFileException error)
    {
        if (json)
        {
            Write(new JsonObject
            {
                ["reason"] = error.Reason,
                ["message"] = "Nothing was sent.",
                ["problems"] = new JsonArray([.. error.Problems.Select(p => new JsonObject
                {
                    ["file"] = p.File, ["field"] = p.Field, ["message"] = p.Message,
                })]),
            });
            return;
        }

        foreach (var problem in error.Problems)
            console.MarkupLine($"[bold red]error:[/] {Say.Safe(problem.ToString())}");
        console.MarkupLine($"Nothing was sent. The format is described in {Say.Safe(error.Page)}.");
    }

    private void Write(JsonObject error)
    {
        foreach (var name in error.Where(p => p.Value is null).Select(p => p.Key).ToList()) error.Remove(name);
        writer.WriteLine(new JsonObject { ["error"] = error }.ToJsonString(Readable));
    }
}
