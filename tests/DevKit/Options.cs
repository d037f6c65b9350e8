using System.Globalization;

namespace DevKit;

/// <summary>Options of a command, as --name value; the last of a name counts.</summary>
public sealed class Options(string[] args, params string[] known)
{
    private readonly Dictionary<string, string> values = args.Chunk(2).Reverse().DistinctBy(p => p[0]).ToDictionary(
        pair => known.Contains(pair[0]) ? pair[0]
            : throw new OneLineException($"'{pair[0]}' is not an option of this command"),
        pair => pair.Length == 2 ? pair[1] : throw new OneLineException($"{pair[0]} needs a value"));

    public string? this[string name] => values.GetValueOrDefault(name);
    public int Port(string name, int usual) => this[name] is not { } text ? usual
        : int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : throw new OneLineException($"{name} needs a port, 1 to 65535");
}
