using System.Text;

namespace RiskPlatform.RiskService.ReferralDirectory.Areas;

/// <summary>
/// Reads the embedded tables: a heading, then lines whose values may be quoted where they hold a comma.
/// </summary>
internal static class CsvLines
{
    internal static IEnumerable<IReadOnlyDictionary<string, string>> Embedded(string name)
    {
        using var stream = typeof(CsvLines).Assembly.GetManifestResourceStream($"areas/{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var heading = Values(reader.ReadLine()!);
        while (reader.ReadLine() is { } line)
        {
            yield return heading.Zip(Values(line)).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private static List<string> Values(string line)
    {
        var values = new List<string>();
        var (value, quoted) = (new StringBuilder(), false);
        foreach (var character in line)
        {
            if (character == '"') quoted = !quoted;
            else if (character != ',' || quoted) value.Append(character);
            else
            {
                values.Add(value.ToString());
                value.Clear();
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
