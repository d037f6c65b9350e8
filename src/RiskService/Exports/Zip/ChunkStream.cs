using System.Security.Cryptography;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>
/// Takes a file as it is written and hands it on in pieces of one size. It holds what was written since the last time
/// that pieces were taken, never the file.
/// </summary>
internal sealed class ChunkStream(int pieceSize) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private List<byte[]> full = [];
    private byte[] current = new byte[pieceSize];
    private int filled;
    private long length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    /// <summary>The full pieces since the last time.</summary>
    internal IReadOnlyList<byte[]> TakeFull()
    {
        var taken = full;
        full = [];
        return taken;
    }

    /// <summary>The rest, when nothing more is written.</summary>
    internal IReadOnlyList<byte[]> TakeAll()
    {
        if (filled > 0) full.Add(current[..filled]);
        filled = 0;
        return TakeFull();
    }

    /// <summary>Of everything that was written. Once.</summary>
    internal byte[] Sha256() => hash.GetHashAndReset();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        length += buffer.Length;
        while (buffer.Length > 0)
        {
            var part = Math.Min(buffer.Length, pieceSize - filled);
            buffer[..part].CopyTo(current.AsSpan(filled));
            filled += part;
            buffer = buffer[part..];
            if (filled < pieceSize) continue;
            full.Add(current);
            (current, filled) = (new byte[pieceSize], 0);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}
