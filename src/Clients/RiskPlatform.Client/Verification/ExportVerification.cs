namespace RiskPlatform.Client.Verification;

/// <summary>What does not fit in an export. MISSING to SIGNATURE are the words of ChainProblemKind.</summary>
public enum ExportProblemKind
{
    /// <summary>It is not an export, or it is damaged.</summary>
    Unreadable,

    /// <summary>The manifest is not signed by the key that it should be signed by.</summary>
    ManifestSignature,

    /// <summary>A file that the manifest names is missing.</summary>
    FileMissing,

    /// <summary>A file that the manifest does not name is there, or one is there twice.</summary>
    FileExtra,

    /// <summary>A file is not the one that the manifest describes.</summary>
    FileChanged,

    /// <summary>An entry is missing: the numbers have a gap.</summary>
    Missing,

    /// <summary>An entry's number, time, kind or place was changed.</summary>
    Hash,

    /// <summary>What an entry says was changed, or reads otherwise than what was hashed.</summary>
    Content,

    /// <summary>The last entries are missing.</summary>
    Truncated,

    /// <summary>A signed checkpoint says otherwise.</summary>
    Checkpoint,

    /// <summary>A checkpoint's signature is not by the key that it names.</summary>
    Signature,
}

/// <summary>Something that does not fit.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">The file of the export that it is in, if any.</param>
/// <param name="Number">The entry, or the entry that a checkpoint covers; 0 for none.</param>
/// <param name="Explanation">The same in plain words, with nothing of what an entry says.</param>
public sealed record ExportProblem(ExportProblemKind Kind, string? File, long Number, string Explanation);

/// <summary>How far a verification is.</summary>
/// <param name="DoneBytes">Bytes read.</param>
/// <param name="TotalBytes">Bytes to read, as the file says.</param>
public sealed record ExportProgress(long DoneBytes, long TotalBytes);

/// <summary>What a verification found.</summary>
public sealed record ExportVerification
{
    /// <summary>True if everything fits.</summary>
    public bool Intact => Problems.Count == 0;

    /// <summary>The first thing of each part that does not fit: signature, files, entries, checkpoints.</summary>
    public required IReadOnlyList<ExportProblem> Problems { get; init; }

    /// <summary>The case, as the manifest names it; empty if it could not be read.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>The export, as the manifest names it; empty if it could not be read.</summary>
    public string ExportId { get; init; } = "";

    /// <summary>When it was asked for; null if it could not be read.</summary>
    public DateTimeOffset? MakeTime { get; init; }

    /// <summary>Entries that fit, from the first on without a gap.</summary>
    public long EntryCount { get; init; }

    /// <summary>The hash of the last of them, in hexadecimal digits.</summary>
    public string HeadHash { get; init; } = "";

    /// <summary>Files that are as the manifest describes them.</summary>
    public int FileCount { get; init; }

    /// <summary>Signed checkpoints that cover the case and fit.</summary>
    public int CheckpointCount { get; init; }

    /// <summary>Entries up to this number are covered by a signed checkpoint that fits.</summary>
    public long CheckpointedThroughNumber { get; init; }

    /// <summary>The id of the key that the signature was checked with, in hexadecimal digits.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>
    /// True if that key was given by the caller. False if it came with the export: then the signature shows only that
    /// nobody changed the export who lacks that key, not whose key it is. Compare <see cref="KeyId"/> with the agency.
    /// </summary>
    public bool KeyWasGiven { get; init; }
}
