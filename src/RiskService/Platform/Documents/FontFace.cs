using System.Buffers.Binary;
using System.Text;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>
/// What wrapping needs of a font: which characters it has, and how wide they are. Read once from the font's own tables
/// (head, hhea, hmtx and cmap of TrueType), since asking the drawing library for each word is slow.
/// </summary>
internal sealed class FontFace
{
    private readonly Dictionary<int, ushort> widths = [];
    private readonly double unitsPerEm;

    private FontFace(string name, byte[] bytes)
    {
        (Name, Bytes) = (name, bytes);
        unitsPerEm = U16(Table("head") + 18);
        var measured = U16(Table("hhea") + 34);
        var metrics = Table("hmtx");
        foreach (var (character, glyph) in Glyphs(Segments()))
        {
            widths[character] = (ushort)U16(metrics + (4 * Math.Min(glyph, measured - 1)));
        }
    }

    internal string Name { get; }

    internal byte[] Bytes { get; }

    internal static FontFace Load(string name)
    {
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream($"fonts/{name}")
            ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new FontFace(name, bytes);
    }

    internal bool Has(Rune character) => widths.ContainsKey(character.Value);

    /// <summary>In ems: times the size is points.</summary>
    internal double Width(Rune character) => widths.GetValueOrDefault(character.Value) / unitsPerEm;

    internal double Width(ReadOnlySpan<char> text)
    {
        var width = 0d;
        foreach (var character in text.EnumerateRunes()) width += Width(character);
        return width;
    }

    private int Table(string tag)
    {
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + (16 * i);
            if (Encoding.ASCII.GetString(Bytes, record, 4) == tag) return I32(record + 8);
        }

        throw new InvalidDataException($"The font {Name} has no table {tag}.");
    }

    /// <summary>The subtable of all characters of Unicode, in segments (format 12).</summary>
    private int Segments()
    {
        var map = Table("cmap");
        for (var i = 0; i < U16(map + 2); i++)
        {
            var subtable = map + I32(map + 8 + (8 * i));
            if (U16(subtable) == 12) return subtable;
        }

        throw new InvalidDataException($"The font {Name} has no map of all characters.");
    }

    private IEnumerable<(int Character, int Glyph)> Glyphs(int subtable)
    {
        for (var i = 0; i < I32(subtable + 12); i++)
        {
            var group = subtable + 16 + (12 * i);
            var (first, last, glyph) = (I32(group), I32(group + 4), I32(group + 8));
            for (var c = first; c <= last; c++) yield return (c, glyph + c - first);
        }
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(at));
}
