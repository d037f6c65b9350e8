using System.IO.Compression;
using System.Security.Cryptography;

namespace RiskPlatform.Client.Verification;

/// <summary>What a file of the zip turned out to be.</summary>
internal sealed record FileDigest(long Size, string Sha256);

/// <summary>
/// The files of a zip, read as streams and never unpacked to a disk: a name in it can lead nowhere, and what it unpacks
/// to is only counted.
/// </summary>
internal sealed class ZipFiles : IDisposable
{
    private readonly ZipArchive zip;
    private readonly IProgress<ExportProgress>? progress;
    private readonly long total;
    private long done;

    internal ZipFiles(Stream stream, IProgress<ExportProgress>? progress)
    {
        this.progress = progress;
        zip = Guarded(null, () => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        Names = [.. Guarded(null, () => zip.Entries).Select(e => e.FullName)];
        total = zip.Entries.Sum(e => Math.Max(0, e.Length));
    }

    /// <summary>Every name, as often as it is there.</summary>
    internal IReadOnlyList<string> Names { get; }

    internal bool Has(string name) => Names.Contains(name);

    /// <summary>A small file as a whole.</summary>
    internal byte[] ReadSmall(string name, int most)
    {
        using var file = Open(name, most);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (file.Read(buffer) is > 0 and var read) content.Write(buffer, 0, read);
        return content.ToArray();
    }

    internal FileStreamOfZip Open(string name, long most)
    {
        var entry = zip.GetEntry(name) ?? throw new BrokenExportException(
            new ExportProblem(ExportProblemKind.FileMissing, name, 0, $"{name} is missing."));
        return new FileStreamOfZip(name, Guarded(name, entry.Open), most, Count);
    }

    /// <summary>What a zip throws when it is damaged, as a problem that names the file.</summary>
    internal static T Guarded<T>(string? name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException
            or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw BrokenExportException.Unreadable(
                name, name is null ? "This is not a zip, or it is damaged." : $"{name} is damaged in the zip.");
        }
    }

    public void Dispose() => zip.Dispose();

    private void Count(int read)
    {
        done += read;
        progress?.Report(new ExportProgress(done, total));
    }
}

/// <summary>A file being read: counted and hashed on the way, and no further than a limit.</summary>
internal sealed class FileStreamOfZip(string name, Stream source, long most, Action<int> count) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long most = most;
    private long size;

    internal string Name => name;

    internal int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = source.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw BrokenExportException.Unreadable(name, $"{name} is damaged in the zip.");
        }

        size += read;
        CheckSize();
        hash.AppendData(buffer[..read]);
        count(read);
        return read;
    }

    /// <summary>Reads to the end, but no further than a size, and says what the file is. Once.</summary>
    internal FileDigest Finish(long largest, CancellationToken cancellationToken)
    {
        most = Math.Min(most, largest);
        CheckSize();
        var buffer = new byte[128 * 1024];
        while (Read(buffer) > 0) cancellationToken.ThrowIfCancellationRequested();
        return new FileDigest(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private void CheckSize()
    {
        if (size <= most) return;
        throw new BrokenExportException(new ExportProblem(
            ExportProblemKind.FileChanged, name, 0, $"{name} is larger than it may be ({most} bytes)."));
    }

    public void Dispose()
    {
        source.Dispose();
        hash.Dispose();
    }
}
