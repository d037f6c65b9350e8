using RiskPlatform.Chain;

namespace RiskPlatform.Client.Verification;

/// <summary>
/// One verification. Each part is checked even where another does not fit, so that a change is found by its file and
/// by its entry; of each part the first problem is told.
/// </summary>
internal sealed class ExportCheck(ZipFiles files, SigningKey? trusted)
{
    private const string EntriesName = "entries.json";
    private const string CheckpointsName = "checkpoints.json";
    private const string ChainName = "chain.json";
    private const int LargestChain = 64 * 1024;
    private const int LargestCheckpoints = 64 * 1024 * 1024;

    private readonly List<ExportProblem> problems = [];
    private ExportProblem? wrongEntry;
    private int fitting;

    internal Task<ExportVerification> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private ExportVerification Run(CancellationToken cancellationToken)
    {
        var bytes = Manifest.ReadBytes(files);
        var manifest = Manifest.From(bytes);
        var keyId = "";
        Part(() => manifest.CheckSignature(files, bytes, trusted, out keyId));
        Part(() => manifest.CheckNames(files.Names));

        var entries = new EntryCheck(manifest.CaseId);
        var checkpoints = new CheckpointCheck(manifest.CaseId);
        Part(() =>
        {
            checkpoints.Read(files.ReadSmall(CheckpointsName, LargestCheckpoints));
            foreach (var count in checkpoints.Counts) entries.Wanted[count] = ChainFormat.Genesis;
            return null;
        });
        Part(() => Files(manifest, entries, cancellationToken));
        var chain = Part(() => wrongEntry ?? End(manifest, entries));
        var checkpointed = (Problem: (ExportProblem?)null, Count: 0, Through: 0L);
        Part(() => (checkpointed = checkpoints.Against(entries, chain)).Problem);
        return new ExportVerification
        {
            Problems = problems,
            CaseId = manifest.CaseId.ToString(),
            ExportId = manifest.ExportId.ToString(),
            MakeTime = manifest.MakeTime,
            EntryCount = entries.Count,
            HeadHash = Convert.ToHexStringLower(entries.Head),
            FileCount = fitting,
            CheckpointCount = checkpointed.Count,
            CheckpointedThroughNumber = checkpointed.Through,
            KeyId = keyId,
            KeyWasGiven = trusted is not null,
        };
    }

    /// <summary>Every file against the manifest; entries are checked on the way, so that they are read once.</summary>
    private ExportProblem? Files(Manifest manifest, EntryCheck entries, CancellationToken cancellationToken)
    {
        ExportProblem? wrongFile = null;
        foreach (var file in manifest.Files.Where(f => files.Has(f.Name)))
        {
            try
            {
                // Entries are read further than the manifest says, to name the entry that does not fit.
                using var stream = files.Open(file.Name, file.Name == EntriesName ? long.MaxValue : file.Size);
                if (file.Name == EntriesName) wrongEntry = Entries(stream, entries, cancellationToken);
                if (stream.Finish(file.Size, cancellationToken) == new FileDigest(file.Size, file.Sha256)) fitting++;
                else wrongFile ??= Changed(file.Name);
            }
            catch (BrokenExportException e)
            {
                wrongFile ??= e.Problem;
            }
        }

        return wrongFile;
    }

    private static ExportProblem? Entries(
        FileStreamOfZip stream, EntryCheck entries, CancellationToken cancellationToken)
    {
        try
        {
            return entries.Run(stream, cancellationToken);
        }
        catch (BrokenExportException e)
        {
            return e.Problem;
        }
    }

    /// <summary>That the chain ends where chain.json says.</summary>
    private ExportProblem? End(Manifest manifest, EntryCheck entries)
    {
        using var document = JsonFields.Parse(files.ReadSmall(ChainName, LargestChain), ChainName);
        var chain = new JsonFields(document.RootElement, ChainName);
        var (count, head) = (chain.Number("entry_count"), chain.Hash("head_hash"));
        if (chain.Id("case_id") != manifest.CaseId)
        {
            return new ExportProblem(ExportProblemKind.Hash, ChainName, 0, $"{ChainName} is of another case.");
        }

        if (count > entries.Count)
        {
            return new ExportProblem(ExportProblemKind.Truncated, EntriesName, entries.Count + 1,
                $"The last entries are missing: the case had {count}, and there are {entries.Count}.");
        }

        return count == entries.Count && head.AsSpan().SequenceEqual(entries.Head)
            ? null
            : new ExportProblem(ExportProblemKind.Hash, ChainName, entries.Count,
                $"{ChainName} says otherwise of the last entry.");
    }

    /// <summary>True if the part fits.</summary>
    private bool Part(Func<ExportProblem?> check)
    {
        var before = problems.Count;
        try
        {
            if (check() is { } problem) problems.Add(problem);
        }
        catch (BrokenExportException e)
        {
            problems.Add(e.Problem);
        }

        return problems.Count == before;
    }

    private static ExportProblem Changed(string name) => new(
        ExportProblemKind.FileChanged, name, 0, $"{name} is not the file that the manifest describes: it was changed.");
}
