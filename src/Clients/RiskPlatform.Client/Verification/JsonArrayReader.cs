using System.Text.Json;

namespace RiskPlatform.Client.Verification;

/// <summary>Reads the objects of a JSON array one after the other; holds one.</summary>
internal sealed class JsonArrayReader(FileStreamOfZip file)
{
    /// <summary>More than the largest entry that the service takes; a larger one is no entry.</summary>
    private const int LargestObject = 64 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool atEnd;
    private bool opened;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = JsonFields.Strict.MaxDepth });

    /// <summary>The next object, valid until the one after it; null after the last.</summary>
    internal ReadOnlyMemory<byte>? Next()
    {
        try
        {
            while (true)
            {
                if (TryNext(out var found)) return found;
                if (atEnd) throw Broken();
                Fill();
            }
        }
        catch (JsonException)
        {
            throw Broken();
        }
    }

    private bool TryNext(out ReadOnlyMemory<byte>? found)
    {
        found = null;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), atEnd, state);
        if (!opened)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType != JsonTokenType.StartArray) throw Broken();
            opened = true;
            Take(reader);
            reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), atEnd, state);
        }

        if (!reader.Read()) return false;
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            // Nothing may follow; with all bytes read, the reader says so.
            if (!atEnd) return false;
            if (reader.Read()) throw Broken();
            return true;
        }

        if (reader.TokenType != JsonTokenType.StartObject) throw Broken();
        var from = (int)reader.TokenStartIndex;
        if (!reader.TrySkip()) return false;
        found = buffer.AsMemory(start + from, (int)reader.BytesConsumed - from);
        Take(reader);
        return true;
    }

    private void Take(Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        start += (int)reader.BytesConsumed;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (end, start) = (end - start, 0);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= LargestObject)
            {
                throw BrokenExportException.Unreadable(file.Name, $"{file.Name} holds an entry that is too large.");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = file.Read(buffer.AsSpan(end));
        (end, atEnd) = (end + read, read == 0);
    }

    private BrokenExportException Broken() =>
        BrokenExportException.Unreadable(file.Name, $"{file.Name} is not a JSON array of objects, or it is cut off.");
}
