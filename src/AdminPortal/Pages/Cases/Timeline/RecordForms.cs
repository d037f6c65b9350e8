using Google.Protobuf;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Timeline;

/// <summary>Somebody's words in a form.</summary>
public sealed class QuoteForm
{
    public SourceKind? Speaker { get; set; }

    public string? Words { get; set; }
}

/// <summary>
/// A file that stays where the agency keeps it. The record takes where that is, and the fingerprint that shows later
/// that it is the same file; the file itself never comes here.
/// </summary>
public sealed class FileForm
{
    private const int Sha256Length = 32;

    public string? Reference { get; set; }

    public string? Sha256 { get; set; }

    public string? MediaType { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Reference + Sha256 + MediaType);

    /// <summary>The file; null, with what is wrong said at the field.</summary>
    internal Attachment? Read(ModelStateDictionary state, string field)
    {
        var typed = string.Concat((Sha256 ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ':'));
        var bytes = new byte[Sha256Length];
        if (typed.Length != 2 * Sha256Length
            || Convert.FromHexString(typed, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            state.AddModelError($"{field}.{nameof(Sha256)}",
                "Enter the SHA-256 of the file: 64 characters, each 0 to 9 or a to f");
        }

        if (string.IsNullOrWhiteSpace(Reference))
            state.AddModelError($"{field}.{nameof(Reference)}", "Say where your agency keeps the file");
        return state.IsValid
            ? new Attachment
            {
                Reference = Reference!.Trim(),
                Sha256 = ByteString.CopyFrom(bytes),
                MediaType = MediaType?.Trim() ?? "",
            }
            : null;
    }
}
