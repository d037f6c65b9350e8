namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>
/// How many bytes may still come out of a zip. It counts what comes out: what a zip says of its sizes is its sender's
/// word.
/// </summary>
internal sealed class ByteAllowance(long most)
{
    private long taken;

    internal Stream Limit(Stream inner) => new Limited(this, inner);

    private void Take(int count)
    {
        taken += count;
        if (taken > most) throw BrokenFile.Of($"The zip unpacks to more than {most} bytes. Send it in parts.");
    }

    private sealed class Limited(ByteAllowance allowance, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            allowance.Take(read);
            return read;
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            allowance.Take(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
