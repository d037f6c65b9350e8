using System.IO.Compression;
using System.Security.Cryptography;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>A file of the zip, as the manifest names it.</summary>
internal sealed record ZipPart(string Name, long Size, byte[] Sha256);

/// <summary>Writes the files of a zip one after the other, and keeps what the manifest says of each.</summary>
internal sealed class ZipParts(ZipArchive zip, DateTimeOffset time)
{
    private readonly List<ZipPart> parts = [];

    internal IReadOnlyList<ZipPart> Written => parts;

    internal async Task AddAsync(string name, Func<Stream, Task> write)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = time;
        await using (var target = entry.Open())
        await using (var measured = new MeasuredStream(target, bytes =>
            {
                hash.AppendData(bytes);
                size += bytes.Length;
            }))
        {
            await write(measured);
        }

        parts.Add(new ZipPart(name, size, hash.GetHashAndReset()));
    }

    internal Task AddAsync(string name, byte[] content) => AddAsync(name, stream =>
    {
        stream.Write(content);
        return Task.CompletedTask;
    });

    private delegate void Seen(ReadOnlySpan<byte> bytes);

    private sealed class MeasuredStream(Stream target, Seen seen) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            seen(buffer);
            target.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
