using System.Text.Json;
using RiskPlatform.RiskService.OpenReferral.Hsds;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>
/// The services of a JSON file, one after another: of an array, or of the array "contents" or "services" of an object.
/// It holds one service at a time, whatever the size of the file.
/// </summary>
internal sealed class JsonRows(Stream file)
{
    /// <summary>Bytes of one service. A service is some kilobytes.</summary>
    private const int MostItem = 4 * 1024 * 1024;

    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int used;
    private bool ended;
    private bool inList;
    private bool done;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = HsdsJson.Depth });

    internal async IAsyncEnumerable<JsonElement> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        if (buffer.AsSpan(0, filled).StartsWith(mark)) used = mark.Length;
        while (!done)
        {
            JsonElement? item;
            try
            {
                item = Next();
            }
            catch (JsonException e)
            {
                throw BrokenFile.Json(e);
            }

            if (item is { } found) yield return found;
            else if (!done) await FillAsync(cancellationToken);
        }

        if (!inList)
        {
            throw BrokenFile.Of(
                "Is JSON, but neither an array of services nor an object with 'contents' or 'services'.");
        }
    }

    /// <summary>Null if more bytes are needed, or the end is reached.</summary>
    private JsonElement? Next()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(used, filled - used), ended, state);
        try
        {
            while (true)
            {
                var before = reader;
                if (!reader.Read())
                {
                    done = ended;
                    return null;
                }

                if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) continue;
                if (inList && reader.CurrentDepth == ListDepth)
                {
                    if (JsonDocument.TryParseValue(ref reader, out var document))
                    {
                        using (document) return document.RootElement.Clone();
                    }

                    reader = before;
                    return null;
                }

                if (!Step(ref reader, before)) return null;
            }
        }
        finally
        {
            used += (int)reader.BytesConsumed;
            state = reader.CurrentState;
        }
    }

    /// <summary>Items of the list lie this deep.</summary>
    private int ListDepth { get; set; }

    /// <summary>Into the list, or past what is beside it. False if more bytes are needed.</summary>
    private bool Step(ref Utf8JsonReader reader, Utf8JsonReader before)
    {
        if (!inList && reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
        {
            (inList, ListDepth) = (true, 1);
            return true;
        }

        if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) return true;
        var isList = !inList && (reader.ValueTextEquals("contents") || reader.ValueTextEquals("services"));
        if (!reader.Read())
        {
            reader = before;
            return false;
        }

        if (isList && reader.TokenType == JsonTokenType.StartArray)
        {
            (inList, ListDepth) = (true, 2);
            return true;
        }

        if (reader.TrySkip()) return true;
        reader = before;
        return false;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(used, filled - used).CopyTo(buffer);
        (filled, used) = (filled - used, 0);
        if (filled == buffer.Length)
        {
            if (buffer.Length >= MostItem) throw BrokenFile.Of($"Has a service of more than {MostItem} bytes.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await file.ReadAsync(buffer.AsMemory(filled), cancellationToken);
        ended = read == 0;
        filled += read;
    }
}
